(()=>{var y=class extends Error{name="ComponentError"},Q=(i,t)=>{for(let e of document.querySelectorAll(`[data-module="${i}"]`)){
if(!(e instanceof HTMLElement))throw new y(`A <${e.localName}> cannot be a ${i}.`);t(e)}},Y=(i,t=document)=>{let e=i.dataset.
settings,s=e&&t.getElementById(e);if(!s)throw new y(`The ${i.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(s.textContent)};var m=(i,t=document)=>[...t.querySelectorAll(i)],g=(i,t=document)=>{let e=t.querySelector(i);if(!e)throw new y(`There is\
 no ${i} on the page.`);return e},tt="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
It=new RegExp(`(${tt}+(?:[- .\\u00a0\\u200c\\u200d]+${tt}+)*)`,"u"),_t=new Set(["option","title","textarea"]),et=i=>i.split(
It).map((t,e)=>{if(e%2===0)return t;let s=document.createElement("bdi");return s.append(t),s}),st=(i,t)=>i.replaceChildren(
...et(t)),h=(i,t={},...e)=>{let s=document.createElement(i);for(let[o,n]of Object.entries(t))typeof n=="function"?s.addEventListener(
o.slice(2),n):n!==!1&&n!==null&&s.setAttribute(o,n===!0?"":String(n));return s.append(...e.flatMap(o=>typeof o=="string"&&
!_t.has(i)?et(o):[o])),s},p=(i,t,e={})=>h("button",{type:"button",class:"map-button",onclick:()=>t(),...e},i),x=(i,t)=>{
t?i.removeAttribute("display"):i.setAttribute("display","none")};var it=i=>(t,e={})=>(i[t]??t).replace(/\{(\w+)\}/g,(s,o)=>String(e[o]??"")),ot=i=>i.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),nt=(i,t)=>ot(i).includes(ot(t)),rt=(i,t)=>[...new Set(i)].sort((e,s)=>e.localeCompare(
s,t));var A=class{#t=[];constructor(t){this.state=t}subscribe(t){this.#t.push(t)}update(t){let e=this.state;this.state={...e,...t};
for(let s of this.#t)s(this.state,e)}};var at=new Map,Nt=i=>{let t=at.get(i);if(t)return t;let e=new Set;for(let s of i.split(" ").filter(Boolean)){let[o,n=o]=s.
split("-").map(Number);for(let r=o;r<=n;r+=1)e.add(r)}return at.set(i,e),e},f=(i,t)=>i===void 0||Nt(i).has(t),u=(i,t)=>i.
find(([e])=>f(e,t))?.[1];var K=i=>{let t=new Map;for(let e of i){let s=[...e.ends].sort().join(`
`);t.set(s,[...t.get(s)??[],e])}return[...t.values()]},J=(i,t)=>t.ends.map(e=>i.nameOf(e)).join(" – "),jt=(i,t,e)=>{if(e===
0)return{came:[],went:[],ties:[]};let s=r=>[e,e-1].every(c=>f(i.entries.get(r)?.on,c)),o=r=>f(r.on,e)!==f(r.on,e-1),n=(r,c)=>i.
outside.filter(({on:a})=>f(a,r)&&!f(a,c)).map(({name:a})=>a);return{came:n(e,e-1),went:n(e-1,e),ties:t.filter(r=>r[0].ends.
every(s)&&r.some(o)).map(r=>J(i,r[0]))}},E=class{constructor(t,e){let{scene:s}=t;this.scene=s,this.say=e;let o=K(t.edges);
this.all=s.moments.map((n,r)=>jt(t,o,r)),this.stops=this.all.map((n,r)=>r).filter(n=>this.count(n)),this.last=s.moments.
length-1}count(t){let{came:e,went:s,ties:o}=this.all[t];return e.length+s.length+o.length}nameAt(t){let e=this.count(t),
s=e?this.say(e===1?"change":"changes",{count:e}):"",o=t>this.scene.own?this.say("to_come"):"";return[this.scene.moments[t].
said,s,o].filter(Boolean).join(" · ")}storyAt(t){let e=this.all[t];return["came","went","ties"].filter(s=>e[s].length).
map(s=>`${this.say(`${s}_names`,{names:e[s].join("; ")})}.`).join(" ")}before(t){return this.stops.findLast(e=>e<t)??0}after(t){
return this.stops.find(e=>e>t)??this.last}};var b=Object.freeze({came:"+",went:"−",changed:"≠"}),ht=Object.keys(b),$=class{constructor(t,e,s,o){this.network=t,this.
then=Math.min(e,s),this.now=Math.max(e,s),this.aspects=o}between(t){let[e,s]=[f(t,this.then),f(t,this.now)];return e===s?
e?"same":"none":s?"came":"went"}kindOf(t){let e=this.between(t.on);return e!=="same"?e:this.#t(t.id,this.then)===this.#t(
t.id,this.now)?"same":"changed"}#t(t,e){return this.aspects(t).filter(([s])=>f(s,e)).map(([,s])=>s).join(`
`)}kindOfFinding(t){let e=this.between(t.on);return e!=="same"?e:u(t.statement,this.then)===u(t.statement,this.now)?"sam\
e":"changed"}ties(t){let e=this.network.edges.filter(s=>s.state!=="engagement"&&this.between(s.on)!=="none");return K(e).
flatMap(s=>{let o=s.filter(d=>this.between(d.on)==="came"),n=s.filter(d=>this.between(d.on)==="went");if(!o.length&&!n.length)
return[];let r=n.length?o.length?"changed":"went":"came",[c,a]=[n,o].map(d=>d.map(w=>t(`state_${w.state}`)).join(", ")),
l=t(`tie_${r}`,{names:J(this.network,s[0]),from:c,to:a});return[{kind:r,edges:[...o,...n],text:l}]})}people(){let t=this.
network.scene.chips.filter(e=>e.kind!=="fold");return C(t.map(e=>({kind:this.kindOf(e),text:e.name})))}findings(){return C(
this.network.scene.findings.map(t=>{let e=this.kindOfFinding(t),s=u(t.statement,e==="went"?this.then:this.now)??"";return{
kind:e,text:`${t.title}. ${s}`}}))}},C=i=>i.filter(({kind:t})=>t in b).sort((t,e)=>ht.indexOf(t.kind)-ht.indexOf(e.kind));var ct=(i,t)=>{let e=i.network.scene.moments[i.state.moment].said,[s,o]=[i.count("actor"),i.count("person")];return[t("a\
ctors_shown",{...s,day:e}),o.total?t("people_shown",{...o,day:e}):""].join(" ").trim()},lt=({wanted:i,lines:t},e,s)=>{let o=i.
text?[`${s("search")}: ${i.text}`]:[];for(let[n,r]of Object.entries(e)){let c=i[n];c&&o.push(`${s(n)}: ${r.find(([a])=>a===
c)?.[1]}`)}for(let[n,r]of t)o.push(`${r?"+":"−"} ${s(`state_${n}`)}`);return o.length?s("limits",{what:o.join("; ")}):
""},S=(i,{moment:t,other:e},s)=>{if(e===null)return"";let[o,n]=[t,e].sort((r,c)=>r-c).map(r=>i.moments[r].said);return s(
"compared",{from:o,to:n})},L=i=>Object.entries(b).map(([t,e])=>`${e} ${i(t)}`).join("   "),k=(i,t)=>u(i.statement,t)??i.
statement[0][1];var Mt=Object.keys(b),[Ht,Rt,Vt]=[8.5,4.6,.3],Bt=Object.freeze({person:"td:nth-of-type(1) [data-on], .map-mark[data-on]",
actor:"td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]"}),X=(i,t,e,...s)=>{let o=document.
createElementNS(i.namespaceURI,t);for(let[n,r]of Object.entries(e))o.setAttribute(n,String(r));return o.append(...s),o},
mt=(i,t,e,s)=>X(i,"g",{class:`map-delta is-${s}`,"aria-hidden":"true"},X(i,"circle",{cx:t,cy:e,r:Ht}),X(i,"text",{x:t,y:e+
Rt},b[s])),T=class{constructor(t,e){this.map=t;let{say:s}=t;this.result=h("div",{class:"map-compared"}),this.panel=h("se\
ction",{class:"map-compare-list","aria-label":s("compare"),hidden:!0},h("h2",{},s("changes_between")),this.result),this.
select=h("select",{"data-compare":!0,onchange:()=>this.#t()},h("option",{value:""},s("no_compare")),...t.scene.moments.map(
(n,r)=>h("option",{value:r},e.nameAt(r)))),this.stop=p(s("stop_compare"),()=>this.#e(),{"data-compare-stop":!0});let o=h(
"label",{class:"map-field"},s("compare"),this.select);t.place("compare",h("div",{class:"map-compare"},o,this.stop)),t.place(
"changes",this.panel)}sentence(){return S(this.map.scene,this.map.store.state,this.map.say)}#t(){this.map.compareWith(this.
select.value===""?null:Number(this.select.value))}#e(){this.map.compareWith(null),this.select.focus()}draw(t){let{other:e,
moment:s}=t.state,o=e!==null;if(this.select.value=o?String(e):"",this.stop.hidden=!o,this.#o(),this.panel.hidden=!o,this.
map.svg.classList.toggle("is-compared",o),!o)return;let n=new $(this.map.network,s,e,c=>this.#s(c));this.#r(n);let r=n.ties(
this.map.say);for(let{edges:c}of r)this.#n(n,c);this.#a(t,n,r)}#s(t){let e=this.map.lists.rows.get(t),s=Bt[this.map.network.
entries.get(t)?.kind];return e?m(s,e).map(o=>[o.dataset.on,o.textContent]):[]}#o(){for(let t of m(".map-delta",this.map.
svg))t.remove();for(let t of this.map.drawing.chips)t.g.classList.remove(...Mt);for(let t of this.map.lists.rows.values())
for(let e of m(".map-change",t))e.remove()}#r(t){let{say:e,scene:s,lists:o,drawing:n}=this.map;for(let r of s.chips){let c=r.
kind==="fold"?"none":t.kindOf(r);if(c==="same"||c==="none")continue;let a=e(c);o.rows.get(r.id)?.firstElementChild?.prepend(
h("span",{class:"map-change"},`${b[c]} ${a} `));let d=n.byId.get(r.id);d?.isVisible&&(d.g.classList.add(c),d.g.append(mt(
this.map.svg,d.box.x,d.box.y+d.box.height,c)),d.title.textContent=`${d.title.textContent} ${a}.`)}}#n(t,e){let s=e.map(n=>this.
map.drawing.lineOf(n)).filter(n=>n.isShown),o=new Map;for(let n of s){let r=n.path.getAttribute("d");o.set(r,[...o.get(r)??
[],n])}for(let[n,...r]of o.values()){let{x:c,y:a}=n.path.getPointAtLength(n.path.getTotalLength()*Vt),l=r.length?"change\
d":t.between(n.edge.on);for(let d of r)d.hide();this.map.svg.querySelector(".ends")?.append(mt(this.map.svg,c,a,l))}}#a(t,e,s){
let{say:o,scene:n}=this.map;this.result.replaceChildren(h("p",{},S(n,t.state,o)),h("p",{class:"map-key"},L(o)),this.#i("\
people",e.people()),this.#i("ties",C(s)),this.#i("findings",e.findings()))}#i(t,e){let{say:s}=this.map,o=({kind:n,text:r})=>h(
"li",{class:`is-${n}`},h("strong",{},`${b[n]} ${s(n)}: `),r);return h("div",{},h("h3",{},`${s(t)} (${e.length})`),e.length?
h("ul",{},...e.map(o)):h("p",{},s("no_changes")))}};var I=Object.freeze({text:"",sphere:"",sector:"",unit:"",task:"",focus:""}),dt={text:({name:i,units:t},e)=>nt([i,...t].join(
" "),e),sphere:(i,t)=>i.public===(t==="public"),sector:(i,t)=>i.sector===t,unit:(i,t)=>i.units.includes(t),task:(i,t,e,s)=>i.
tasks.some(([o,n])=>n===t&&s(o)),focus:(i,t,e,s)=>i.id===t||e.chipOf(i.id)!==e.chipOf(t)&&e.edges.some(o=>s(o.on)&&e.isEnd(
o,t,s)&&e.isEnd(o,i.id,s))},pt=(i,t,e,s,o)=>!e[i]||dt[i](s,e[i],t,o),ft=Object.keys(dt),ut=(i,t,e,s)=>{let o=i.entries.get(
e);return o?(o.ring==="home"?["focus"]:ft).every(r=>pt(r,i,t,o,s)):!0},gt=(i,t,e,s)=>ft.every(o=>{if(o==="focus"&&i.isHome(
t.focus))return s.includes(t.focus);let n=i.entries.get(e);return!t[o]||n!==void 0&&pt(o,i,t,n,()=>!0)});var Dt=[".course-lane",".course-row",".course-group"],wt=i=>({element:i,actor:i.dataset.actor??"",members:JSON.parse(i.dataset.
for??"[]")}),_=class{constructor(t,e){this.map=t,this.root=e,this.bars=m("[data-actor]",e).map(wt),this.rows=m("[data-co\
urse-table] tr[data-actor]").map(wt),this.lines=m(".course-now",e),this.places=(this.lines[0].dataset.places??"").split(
" ").map(Number),this.note=h("p",{class:"course-shown",hidden:!0}),this.frame=e.parentElement??e,this.frame.before(this.
note)}scrollToEnd(){this.frame.scrollLeft=this.frame.scrollWidth}draw(t,e){t.moment!==e.moment&&this.#t(t.moment);let s=t.
lines.get("engagement")!==!1;for(let{element:n,actor:r,members:c}of[...this.bars,...this.rows])n.toggleAttribute("hidden",
!s||!gt(this.map.network,t.wanted,r,c));for(let n of Dt)for(let r of m(n,this.root))r.toggleAttribute("hidden",!r.querySelector(
".course-bar:not([hidden])"));let o=this.sentence();this.note.textContent=[o,this.map.limits()].filter(Boolean).join(" "),
this.note.hidden=!o}#t(t){let e=this.places[t];for(let s of this.lines){s.setAttribute("transform",`translate(${e-Number(
s.dataset.x)} 0)`);let o=s.querySelector("text");if(!o)continue;o.textContent=this.map.scene.moments[t].said;let n=e>Number(
s.dataset.to)?"end":"middle";o.setAttribute("text-anchor",e<Number(s.dataset.from)?"start":n)}}sentence(){let t=this.bars.
filter(({element:e})=>!e.hasAttribute("hidden")).length;return t===this.bars.length?"":this.map.say("course_shown",{shown:t,
total:this.bars.length})}};var Gt=i=>{let t=i.cloneNode(!0);for(let e of m("button, summary, [hidden]",t))e.remove();for(let e of m("details",t))e.
replaceWith(...e.childNodes);return t},N=class{extras=[];constructor(t,e){this.place=t,this.map=e}draw(t){let{chip:e,finding:s}=t.
state;e?this.#s(t,e):s?this.#o(t,s):this.#t(h("p",{},this.map.say("details_hint")))}#t(...t){this.place?.replaceChildren(
h("h2",{},this.map.say("details")),...t)}#e(){return p(this.map.say("clear"),()=>this.map.clear())}#s(t,e){let{map:s}=this,
o=s.network.idsOf(e),n=t.state.one??(s.network.isFold(e)?null:e),r=o.filter(a=>t.isThere(a)),c=t.findings.filter(({subjects:a})=>a.
some(l=>n?l===n:o.includes(l)));this.#t(h("h3",{},s.nameOfChoice(t)),...n?this.#i(n):[this.#n(r,a=>s.network.nameOf(a),a=>s.
showOne(a))],...c.length?[h("h3",{},s.say("findings")),this.#r(t,c)]:[],...n?this.#a(n):[],this.#e());for(let a of this.
extras)this.place?.append(a(e))}#o(t,e){let{map:s}=this,o=u(e.question,t.state.moment),n=e.subjects.filter(r=>s.network.
chipOf(r));this.#t(h("h3",{},k(e,t.state.moment)),...o?[h("p",{},o)]:[],this.#n(n,r=>s.network.nameOf(r),r=>s.showOne(r)),
this.#e())}#r(t,e){return this.#n(e,s=>k(s,t.state.moment),s=>this.map.light(s))}#n(t,e,s){return h("ul",{class:"map-lis\
t"},...t.map(o=>h("li",{},p(e(o),()=>s(o)))))}#a(t){let{map:e}=this,s=e.say("around",{name:e.network.nameOf(t)});return[
p(s,()=>e.around(t),{"data-around":!0})," ",p(e.say("in_table"),()=>e.lists.goTo(t),{"data-row":!0})," "]}#i(t){let e=this.
map.lists.rows.get(t),s=e?.closest("table");if(!e||!s)return[];let o=m("thead th",s).map(r=>r.textContent.trim()),n=h("d\
l");for(let[r,c]of m(":scope > td",e).entries()){let a=Gt(c);if(c===e.lastElementChild)for(let l of m("li:not(.map-mark)",
a))l.remove();a.textContent.trim()&&n.append(h("dt",{},o[r+1]),h("dd",{},...a.childNodes))}return[n]}};var Wt="1.4",bt=Object.freeze({"stroke-width":"2.2","stroke-dasharray":"6 3"}),qt=i=>{let t=document.createElementNS(i.namespaceURI,
"title");return t.textContent=i.getAttribute("aria-label"),i.removeAttribute("aria-label"),i.prepend(t),t},yt=i=>{let t=g(
"rect",i),[e,s,o,n]=["x","y","width","height"].map(a=>Number(t.getAttribute(a))),r=i.dataset.kind==="fold"?g("text",i):null,
c=m(".mark[data-on]",i);return{g:i,rect:t,box:{x:e,y:s,width:o,height:n},text:r,marks:c,title:qt(i)}},j=class{constructor(t){
this.id=t.dataset.id??"",this.isFold=t.dataset.kind==="fold",this.parts=yt(t)}read(t){this.parts=yt(t)}get g(){return this.
parts.g}get rect(){return this.parts.rect}get box(){return this.parts.box}get title(){return this.parts.title}get text(){
return this.parts.text}get x(){return this.box.x+this.box.width/2}get y(){return this.box.y+this.box.height/2}get isVisible(){
return this.g.getAttribute("display")!=="none"}draw(t){let{network:e,state:s}=t,o=e.entries.get(this.id);x(this.g,t.isVisible(
this.id)),this.text&&(this.text.textContent=u(o?.titles??[],s.moment)||(o?.name??""));let n=u(o?.labels??[],t.momentOf(this.
id));n&&(this.title.textContent=n);for(let r of this.parts.marks)x(r,f(r.dataset.on,s.moment));this.g.dataset.overlap&&this.#t(
f(this.g.dataset.overlap,s.moment))}#t(t){let[e,s]=(this.g.dataset.colours??"").split(" ");this.rect.setAttribute("strok\
e",t?s:e),this.rect.setAttribute("stroke-width",t?bt["stroke-width"]:Wt),t?this.rect.setAttribute("stroke-dasharray",bt["\
stroke-dasharray"]):this.rect.removeAttribute("stroke-dasharray")}};var M=Object.freeze({ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]}),xt=(i,t,[e,s])=>{let o;for(let n of t){
let[r,c]=[n.x-i.x,n.y-i.y],a=r*e+c*s,l=a+2*Math.abs(r*s+c*e);n!==i&&a>1&&(!o||l<o.far)&&(o={point:n,far:l})}return o?.point};var kt=i=>{let t=m(`[data-of="${i.id}"]`,i.ownerSVGElement??void 0);return[i,...t]},H=class{isShown=!1;constructor(t,e){
this.edge=e,this.elements=kt(t)}read(t){this.elements=kt(t)}get path(){return this.elements[0]}draw(t){this.isShown=t.isEdgeShown(
this.edge);let e=t.isLit(this.edge);for(let s of this.elements)x(s,this.isShown),s.classList.toggle("lit",e)}hide(){for(let t of this.
elements)x(t,!1)}},Ot=({id:i,dataset:t},e)=>({id:i,ends:[t.a??"",t.b??""],state:t.state??"",on:t.on??"",drawn:t.drawn??"",
folded:e.folded[i]??[]});var zt="g[data-kind=person], g[data-kind=actor], g[data-kind=fold]",R=class{#t=[];constructor(t,e){this.svg=t,this.network=
e,this.chips=m(zt,t).map(s=>new j(s)),this.byId=new Map(this.chips.map(s=>[s.id,s])),this.lines=e.edges.map(s=>new H(g(`\
path[id="${s.id}"]`,t),s)),this.current=this.#e()??this.chips[0],this.rove(this.current,!1),t.addEventListener("focusin",
s=>{let o=this.chipAt(s);o&&this.rove(o,!1)})}#e(){return this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??this.
chips.find(t=>t.isVisible)}draw(t){let{bright:e,state:s}=t;for(let o of this.chips)o.draw(t);for(let o of m(".household[\
data-on]",this.svg))x(o,f(o.dataset.on,s.moment));this.svg.classList.toggle("is-lit",!!e);for(let{g:o,id:n}of this.chips)
o.classList.toggle("lit",!!e?.has(n)),o.setAttribute("aria-pressed",String(n===s.chip));for(let o of this.lines)o.draw(t);
this.current?.isVisible||this.rove(this.#e()??this.current,!1)}chipOf(t){return this.byId.get(this.network.chipOf(t)??"")}lineOf(t){
return this.lines[this.network.edges.indexOf(t)]}chipAt(t){let e=t.target.closest("g[data-id]");return e instanceof SVGElement?
this.byId.get(e.dataset.id??""):void 0}rove(t,e=!0){t&&(this.current?.g.setAttribute("tabindex","-1"),this.current=t,t.g.
setAttribute("tabindex","0"),e&&t.g.focus())}step(t){if(!this.current)return;let e=this.chips.filter(s=>s.isVisible);this.
rove(xt(this.current,e,M[t])??this.current)}home(){this.rove(this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??
this.current)}whenRedrawn(t){this.#t.push(t)}replace(t){let e=this.svg.contains(document.activeElement);for(let s of["vi\
ewBox","width","height"])this.svg.setAttribute(s,t.getAttribute(s)??"");this.svg.replaceChildren(...t.childNodes);for(let s of this.
chips)s.read(g(`g[data-id="${CSS.escape(s.id)}"]`,this.svg));for(let s of this.lines)s.read(g(`path[id="${s.edge.id}"]`,
this.svg));for(let{g:s}of this.chips)s.setAttribute("tabindex","-1");this.rove(this.current,!1),e&&this.current?.g.focus(
{preventScroll:!0});for(let s of this.#t)s()}};var Ft=(i,t,e)=>{let{scene:s,outside:o}=i,n=a=>rt(a,e).map(l=>[l,l]),r=["public","private"].filter(a=>o.some(l=>l.public===
(a==="public"))),c=s.sectors.filter(({id:a})=>o.some(l=>l.sector===a));return{sphere:r.map(a=>[a,t(`sphere_${a}`)]),sector:c.
map(({id:a,name:l})=>[a,l]),unit:n(s.chips.flatMap(a=>a.units)),task:n(s.chips.flatMap(a=>a.tasks.map(([,l])=>l))),focus:s.
chips.filter(a=>a.kind!=="fold").map(({id:a,name:l})=>[a,l])}},V=class{constructor(t){this.map=t,this.options=Ft(t.network,
t.say,document.documentElement.lang),this.form=this.#t(),t.place("controls",this.form)}#t(){let{say:t,network:e}=this.map,
{states:s}=e,o=h("input",{type:"search","data-filter":"text",oninput:()=>this.map.filter({text:o.value.trim()})}),n=h("f\
ieldset",{class:"map-states"},h("legend",{},t("lines")),...s.filter(r=>r!=="engagement").map(r=>this.#s(r)));return h("f\
orm",{class:"map-controls",onsubmit:r=>r.preventDefault(),"aria-label":t("filters")},h("label",{class:"map-field"},t("se\
arch"),o),this.#e("focus"),this.#e("sector"),s.includes("engagement")?this.#s("engagement",t("show_help")):"",p(t("reset"),
()=>this.map.reset(),{"data-reset":!0}),h("details",{class:"map-lines"},h("summary",{},t("more_filters")),h("div",{class:"\
map-more"},this.#e("sphere"),this.#e("unit"),this.#e("task")),s.length?n:""))}#e(t){let{say:e}=this.map,s=this.options[t];
if(!s.length||s.length===1&&t!=="focus")return"";let o=h("select",{"data-filter":t,onchange:()=>this.map.filter({[t]:o.value})},
h("option",{value:""},e("every")),...s.map(([n,r])=>h("option",{value:n},r)));return h("label",{class:"map-field"},e(t),
o)}#s(t,e=this.map.say(`state_${t}`)){let s=h("input",{type:"checkbox",checked:this.map.network.isUsual(t),"data-state-f\
ilter":t,onchange:()=>this.map.showLines(t,s.checked)});return h("label",{class:"map-check"},s,e)}draw({wanted:t,lines:e}){
for(let s of m("[data-filter]",this.form)){let o=t[s.dataset.filter];s.value.trim()!==o&&(s.value=o)}for(let s of m("[da\
ta-state-filter]",this.form)){let o=s.dataset.stateFilter??"";s.checked=e.get(o)??this.map.network.isUsual(o)}}};var[B,vt]=[4,4],Ut=Object.freeze({ArrowDown:1,ArrowUp:-1}),D=class{#t=null;constructor(t){this.map=t,t.drawing.whenRedrawn(
()=>this.#o())}close(){this.#t?.box.remove(),this.#t=null}chosen(t){t.isFold?this.#t?.chip!==t&&this.#e(t):this.close();
for(let e of this.#t?m("[data-one]",this.#t.box):[])e.setAttribute("aria-pressed",String(e.dataset.one===this.map.store.
state.one))}draw(t){if(!this.#t)return;let{chip:e,box:s}=this.#t,o=m("[data-one]",s).map(r=>r.dataset.one);if(e.isVisible&&
t.shownIn(e.id).join(" ")===o.join(" "))return;let n=s.contains(document.activeElement);this.close(),n&&this.map.drawing.
rove(this.map.drawing.current)}#e(t){this.close();let{say:e,network:s,shown:o,store:n,frame:r}=this.map,c=()=>{this.close(),
this.map.drawing.rove(t)},a=O=>{let Tt={class:"map-button map-small","data-one":O};return h("li",{},p(s.nameOf(O),()=>this.
map.choose(t.id,O),Tt))},l=h("div",{class:"map-fold",role:"dialog","aria-label":`${t.text?.textContent}, ${s.entries.get(
t.id)?.place}`,onkeydown:O=>this.#s(O,c)},h("ul",{class:"map-list"},...o.shownIn(t.id).map(a)),p(e("close"),c,{class:"ma\
p-button map-small"}));r.append(l),this.#t={chip:t,box:l},this.#o(),(l.querySelector(`[data-one="${CSS.escape(n.state.one??
"")}"]`)??l.querySelector("button"))?.focus({preventScroll:!0}),l.scrollIntoView({block:"nearest",inline:"nearest"})}#s(t,e){
let s=this.#t?m("button",this.#t.box):[],o=s.findIndex(r=>r===document.activeElement),{key:n}=t;if(n==="Escape")e();else if(n===
"ArrowDown"||n==="ArrowUp")s[(o+Ut[n]+s.length)%s.length].focus();else if(n==="Home"||n==="End")s.at(n==="Home"?0:-1)?.focus();else
return;t.preventDefault()}#o(){if(!this.#t)return;let{chip:t,box:e}=this.#t,{frame:s}=this.map,[o,n]=[t.rect.getBoundingClientRect(),
s.getBoundingClientRect()],r=o.left-n.left+s.scrollLeft-s.clientLeft,[c,a]=[o.top,o.bottom].map(w=>w-n.top+s.scrollTop-s.
clientTop),l=a+B+e.offsetHeight<=s.scrollHeight||c<e.offsetHeight+B,d=s.scrollLeft+s.clientWidth-e.offsetWidth-vt;e.style.
insetInlineStart=`${Math.max(vt,Math.min(r,d))}px`,e.style.insetBlockStart=`${l?a+B:c-e.offsetHeight-B}px`}};var St=(i,t)=>{let{svg:e,drawing:s}=i,o=()=>s.current&&i.choose(s.current.id),n={Home:()=>s.home(),Enter:o," ":o,Escape:()=>i.
clear(),...t};e.addEventListener("keydown",r=>{if(!(r.altKey||r.ctrlKey||r.metaKey)){if(r.key in M)s.step(r.key);else if(r.
key in n)n[r.key]();else return;r.preventDefault()}}),e.addEventListener("click",r=>{let c=s.chipAt(r);c&&i.focusOn(c)})};var G=class{constructor(t){this.rows=new Map(m("table[data-map-table] tr[data-id]").map(e=>[e.dataset.id??"",e])),this.parts=
m("[data-on], tr li[data-state]").filter(e=>!t.contains(e)&&!e.dataset.id).map(e=>{let{on:s,state:o}=e.dataset,n=e.closest(
"tr[data-id]");return{element:e,on:s,state:o,id:n?.dataset.id}})}draw(t){for(let{element:e,on:s,state:o,id:n}of this.parts)
e.hidden=!f(s,t.momentOf(n))||o!==void 0&&t.choiceOf(o)===!1;for(let[e,s]of this.rows)s.hidden=!t.isShown(e);for(let e of m(
".map-count"))this.#t(e)}#t(t){let e=t.closest("details");if(!e)return;let s=m(":scope > ul > li",e).filter(o=>!o.hidden).
length;t.textContent=String(s),e.matches(".map-many")&&(e.hidden=!s)}goTo(t){let e=this.rows.get(t);e&&(e.tabIndex=-1,e.
focus())}};var W=class{#t=new Map;constructor(t,e){this.scene=t,this.edges=e,this.entries=new Map(t.chips.map(s=>[s.id,s]));for(let s of t.
chips)this.#t.set(s.id,s.fold??s.id)}chipOf(t){return this.#t.get(t)}nameOf(t){return this.entries.get(t)?.name??t}isFold(t){
return t!==null&&this.entries.get(t)?.kind==="fold"}isHome(t){return this.entries.get(t)?.ring==="home"}idsOf(t){let e=this.
entries.get(t);return e?e.ids??[t]:[]}get outside(){return this.scene.chips.filter(t=>t.kind!=="fold"&&t.ring!=="home")}get states(){
let t=new Set(this.edges.map(e=>e.state));return Object.keys(this.scene.words).filter(e=>e.startsWith("state_")).map(e=>e.
slice(6)).filter(e=>t.has(e))}isUsual(t){return this.edges.some(e=>e.state===t&&e.drawn)}isEnd(t,e,s){let o=this.chipOf(
e);return o===void 0||!t.ends.includes(o)?!1:!this.isFold(o)||t.folded.some(([n,r])=>r===e&&s(n))}};var q=class{constructor(t){this.map=t,this.items=m(".legend-item",t.root)}draw(t){let{scene:e,say:s}=this.map,{moment:o}=t.
state,n=t.state.other===null?"":`${S(e,t.state,s)} ${L(s)}`;this.#t("header",u(e.sheet.header,o)),this.#t("cut",u(e.sheet.
cut,o)),this.#t("filters",[n,this.map.limits()].filter(Boolean).join("   ")),this.#e()}#t(t,e){for(let s of m(`[data-tol\
d=${t}]`))st(s,e??"")}#e(){let{chips:t,lines:e}=this.map.drawing,s=new Set(e.filter(o=>o.isShown).map(o=>`line-${o.edge.
state}`));for(let o of t.filter(n=>n.isVisible))for(let n of m(".mark:not([display])",o.g))s.add(`mark-${(n.getAttribute(
"class")??"").replace("mark is-","")}`);for(let o of this.items)o.hidden=!s.has(o.dataset.key??"")}};var At=i=>{let{scene:t,network:e,say:s,store:o}=i,n=a=>`${s("show_on_map")}: ${a}`,r=(a,l,d)=>p(s("show_on_map"),l,{"ari\
a-label":n(a),...d}),c=t.findings.flatMap(a=>{let l=document.querySelector(`[data-finding="${a.id}"] [data-finding-actio\
ns]`);if(!l||!a.chips.some(([,O])=>O.length))return[];let d={"data-lights":a.id,"aria-pressed":"false"},w=r(k(a,o.state.
moment),()=>i.light(a),d);return l.append(w),[{element:w,finding:a}]});for(let[a,l]of i.lists.rows){if(!e.chipOf(a))continue;
let d={class:"map-button map-small"};l.firstElementChild?.append(" ",r(e.nameOf(a),()=>i.showOne(a),d))}o.subscribe((a,l)=>{
for(let d of m("[data-lights]"))d.setAttribute("aria-pressed",String(d.dataset.lights===a.finding?.id));if(a.moment!==l.
moment)for(let{element:d,finding:w}of c)d.setAttribute("aria-label",n(k(w,a.moment)))})};var Et=i=>({moment:i.now,other:null,chip:null,one:null,finding:null,wanted:I,lines:new Map}),v=class{#t=new Map;constructor(t,e){
this.network=t,this.state=e,this.now=s=>f(s,e.moment)}holds(t){let{other:e}=this.state;return this.now(t)||e!==null&&f(t,
e)}isThere(t){return this.holds(this.network.entries.get(t)?.on)}momentOf(t){let{moment:e,other:s}=this.state;return t!==
void 0&&s!==null&&!this.now(this.network.entries.get(t)?.on)?s:e}matches(t){let e=this.#t.get(t);return e===void 0&&(e=ut(
this.network,this.state.wanted,t,this.now),this.#t.set(t,e)),e}isShown(t){return this.isThere(t)&&this.matches(t)}shownIn(t){
return this.network.idsOf(t).filter(e=>this.isShown(e))}isVisible(t){return this.network.idsOf(t).some(e=>this.isShown(e))}choiceOf(t){
return this.state.lines.get(t)}isLit(t){let{chip:e,finding:s}=this.state;return e?this.#e(t,e):!!(s&&u(s.edges,this.state.
moment)?.includes(t.id))}#e(t,e){let{one:s}=this.state;return t.ends.includes(e)?!s||this.network.isEnd(t,s,o=>f(o,this.
momentOf(s))):!1}isEdgeShown(t){let e=this.choiceOf(t.state);return e!==!1&&this.holds(t.on)&&t.ends.every(s=>this.isVisible(
s))&&(e===!0||this.holds(t.drawn)||this.isLit(t))}get bright(){let{chip:t,finding:e,moment:s}=this.state;if(t){let n=this.
network.edges.filter(r=>this.#e(r,t)&&this.isEdgeShown(r));return new Set([t,...n.flatMap(r=>r.ends)])}if(!e)return;let o=u(
e.chips,s)??[];return new Set(o.map(n=>this.network.chipOf(n)).filter(n=>n!==void 0))}count(t){let e=this.network.outside.
filter(s=>s.kind===t);return{shown:e.filter(s=>this.isShown(s.id)).length,total:e.length}}get findings(){return this.network.
scene.findings.filter(t=>this.now(t.on))}},$t=(i,t,e)=>{let s=t.other===e?null:t.other,o=new v(i,{...t,moment:e}),{chip:n,
one:r,finding:c}=t;return{moment:e,other:s,one:r&&o.isThere(r)?r:null,chip:n&&i.idsOf(n).some(a=>o.isThere(a))?n:null,finding:c&&
f(c.on,e)?c:null}};var Pt=1400,Z=()=>window.matchMedia("(prefers-reduced-motion: reduce)").matches,z=class{#t;constructor(t,e){this.say=t,this.
time=e,this.button=p(this.#e,()=>this.#s(),{"data-step":"play"})}get#e(){return this.say(Z()?"play_step":"play")}stop(){
clearInterval(this.#t),this.#t=void 0,this.button.textContent=this.#e}#s(){let{go:t,next:e,isLast:s}=this.time;if(this.#t!==
void 0){this.stop();return}s()?t(0):Z()&&t(e()),!Z()&&(this.button.textContent=this.say("stop"),this.#t=setInterval(()=>this.#o(),
Pt))}#o(){this.time.go(this.time.next()),this.time.isLast()&&this.stop()}};var[Yt,Kt,Jt]=[6,2,18],F=class{constructor(t,e){this.map=t,this.changes=e;let{say:s}=t;this.player=new z(s,{go:c=>this.#e(
c),next:()=>e.after(this.#t),isLast:()=>this.#t===e.last}),this.slider=h("input",{type:"range",id:"map-moment",min:0,max:e.
last,step:1,value:this.#t,class:"map-slider",oninput:()=>this.#s(Number(this.slider.value))}),this.output=h("output",{for:"\
map-moment",class:"map-day"});let o=(c,a,l)=>p(a,()=>this.#s(l()),{"data-step":c});this.back=o("before",s("before"),()=>e.
before(this.#t)),this.on=o("after",s("after"),()=>e.after(this.#t));let{own:n,moments:r}=t.scene;this.home=o("own",s("to\
_own",{day:r[n].said}),()=>n),this.list=this.#r(),this.#n(),this.#a(),this.#i(t.store.state)}get#t(){return this.map.store.
state.moment}#e(t){t!==this.#t&&(this.map.moveTo(t),this.map.tell(this.map.counted(),this.changes.storyAt(t)))}#s(t){this.
player.stop(),this.#e(t)}#o(){let{changes:t,map:e}=this;return t.stops.map(s=>{let o=h("span",{class:`map-tick${s>e.scene.
own?" is-to-come":""}`,title:t.nameAt(s),onclick:()=>this.#s(s)});return o.style.insetInlineStart=`${100*s/t.last}%`,o.style.
blockSize=`${Math.min(Jt,Yt+Kt*t.count(s))}px`,o})}#r(){let{changes:t,map:e}=this,s=o=>{let n={class:"map-button map-sma\
ll","data-moment":o};return h("li",{},p(t.nameAt(o),()=>this.#s(o),n),h("span",{},` ${t.storyAt(o)}`))};return h("detail\
s",{class:"map-changes"},h("summary",{},e.say("all_changes",{count:t.stops.length})),h("ol",{},...t.stops.map(s)))}#n(){
let{say:t,scene:e}=this.map,s=h("p",{class:"map-step"},t("gathered",{step:t(`step_${e.step}`)}));this.map.place("time",h(
"div",{class:"map-time",role:"group","aria-label":t("time")},h("div",{class:"map-time-head"},h("label",{for:"map-moment"},
t("moment")),this.output),h("div",{class:"map-track"},this.slider,h("div",{class:"map-ticks","aria-hidden":"true"},...this.#o())),
h("div",{class:"map-steps"},this.back,this.player.button,this.on,this.home),e.step==="day"?"":s,this.list))}#a(){let{changes:t,
map:e}=this;e.store.subscribe((s,o)=>{s.moment!==o.moment&&(this.#i(s),this.#h(s))}),e.svg.addEventListener("keydown",s=>{
s.key!==","&&s.key!=="."||(this.#s(s.key===","?t.before(this.#t):t.after(this.#t)),s.preventDefault())})}#i({moment:t}){
let e=this.changes.nameAt(t);this.slider.value=String(t),this.slider.setAttribute("aria-valuetext",e),this.output.textContent=
e,this.back.disabled=t===0,this.on.disabled=t===this.changes.last,this.home.hidden=t===this.map.scene.own;for(let s of m(
"[data-moment]",this.list))s.setAttribute("aria-current",String(Number(s.dataset.moment)===t))}#h({moment:t}){let{say:e,
scene:s}=this.map;for(let o of m("[data-day]"))o.textContent=e("network_on",{day:s.moments[t].said});for(let o of m("[da\
ta-question-count]"))o.textContent=String(this.map.shown.findings.length)}};var U=1.25,[Xt,Zt]=[1.01,4],Ct=.3,Lt=i=>{let{frame:t,svg:e,say:s}=i,o=1,n=a=>{let l=(t.scrollLeft+t.clientWidth/2)/t.scrollWidth,
d=(t.scrollTop+t.clientHeight/2)/t.scrollHeight;o=a<Xt?1:Math.min(Zt,a),t.classList.toggle("is-zoomed",o>1),t.classList.
toggle("is-whole",!a),e.style.width=o>1?`${o*100}%`:"",t.scrollTo(l*t.scrollWidth-t.clientWidth/2,d*t.scrollHeight-t.clientHeight/
2),i.tell(s("zoomed",{percent:Math.round(o*100)}))},r=(a,l)=>t.scrollBy(a*t.clientWidth*Ct,l*t.clientHeight*Ct),c=(a,l,d)=>p(
a,d,{"aria-label":s(l),title:s(l),"data-view":l});return i.place("tools",h("div",{class:"map-tools",role:"group","aria-l\
abel":s("view")},c("+","zoom_in",()=>n(o*U)),c("−","zoom_out",()=>n(o/U)),p(s("whole"),()=>n(0)),c("←","left",()=>r(
-1,0)),c("→","right",()=>r(1,0)),c("↑","up",()=>r(0,-1)),c("↓","down",()=>r(0,1)),p(s("print"),()=>window.print()))),
Qt(t),{"+":()=>n(o*U),"-":()=>n(o/U),0:()=>n(0)}},Qt=i=>{let t=null;i.addEventListener("pointerdown",e=>{let s=e.target instanceof
Element&&e.target.closest("g[data-id]");e.pointerType==="mouse"&&e.button===0&&!s&&(t={x:e.clientX,y:e.clientY})}),window.
addEventListener("pointermove",e=>{t&&(i.scrollBy(t.x-e.clientX,t.y-e.clientY),t={x:e.clientX,y:e.clientY})}),window.addEventListener(
"pointerup",()=>{t=null})};var P=class{constructor(t){let e=t.querySelector("svg[data-map]");if(!(e instanceof SVGSVGElement))throw new y("The root\
 of a family map holds no drawing of one.");this.svg=e,this.root=t,this.frame=g("[data-map-frame]",t),this.scene=Y(t),this.
say=it(this.scene.words);let s=m("path[data-kind=edge]",e);this.network=new W(this.scene,s.map(o=>Ot(o,this.scene))),this.
store=new A(Et(this.scene)),this.shown=new v(this.network,this.store.state),this.drawing=new R(e,this.network),this.lists=
new G(e),this.details=new N(t.querySelector("#detaljer"),this),this.status=t.querySelector("#status"),this.#t()}#t(){let t=Lt(
this);this.filters=new V(this),this.sheet=new q(this),this.folds=new D(this);let e=this.root.querySelector("[data-course\
]");if(this.course=e&&new _(this,e),this.store.subscribe((s,o)=>{this.shown=new v(this.network,s),this.#e(o),this.details.
draw(this.shown)}),At(this),this.scene.moments.length>1){let s=new E(this.network,this.say);this.time=new F(this,s),this.
compare=new T(this,s)}St(this,t),this.clear(),this.frame.scrollLeft=(this.frame.scrollWidth-this.frame.clientWidth)/2,this.
course?.scrollToEnd()}#e(t){this.lists.draw(this.shown),this.drawing.draw(this.shown),this.filters?.draw(this.shown.state),
this.sheet?.draw(this.shown),this.folds?.draw(this.shown),this.course?.draw(this.shown.state,t),this.compare?.draw(this.
shown)}takeOver(t,e){this.scene.sheet=Y(g(`[data-module="${this.root.dataset.module}"]`,e),e).sheet,this.drawing.replace(
t),this.redraw()}redraw(){this.#e(this.store.state)}place(t,...e){g(`[data-map-${t}]`,this.root).replaceChildren(...e)}tell(...t){
this.status&&(this.status.textContent=t.filter(Boolean).join(" "))}counted(){return ct(this.shown,this.say)}limits(){return lt(
this.store.state,this.filters?.options??{},this.say)}nameOfChoice({network:t,state:e}){let{chip:s,one:o}=e;if(s===null)return"";
let n=o??(t.isFold(s)?null:s),r=t.idsOf(s).filter(c=>this.shown.isThere(c));return n===null?this.say("folded",{count:r.length}):
t.nameOf(n)}choose(t,e=null){this.store.update({chip:t,one:e,finding:null}),this.tell(this.say("chosen",{name:this.nameOfChoice(
this.shown)}));let s=this.drawing.byId.get(t);s&&this.folds?.chosen(s)}focusOn(t,e=null){this.drawing.rove(t),this.choose(
t.id,e)}showOne(t){let e=this.drawing.chipOf(t);e&&this.focusOn(e,e.isFold?t:null)}light(t){t.subjects.some(s=>!this.shown.
matches(s))&&this.#o(),this.folds?.close(),this.store.update({chip:null,one:null,finding:t});let[e]=this.shown.bright??[];
this.drawing.byId.get(e)?.g.scrollIntoView({block:"center",inline:"center"}),this.tell(this.say("lit",{statement:k(t,this.
store.state.moment)}))}clear(){this.folds?.close(),this.store.update({chip:null,one:null,finding:null}),this.tell(this.counted())}filter(t){
this.store.update({wanted:{...this.store.state.wanted,...t}}),this.#s()}showLines(t,e){let s=new Map(this.store.state.lines);
e===this.network.isUsual(t)?s.delete(t):s.set(t,e),this.store.update({lines:s}),this.#s()}#s(){this.tell(this.counted(),
this.course?.sentence()??"",this.limits())}#o(){this.store.update({wanted:I,lines:new Map})}reset(){this.#o(),this.clear()}around(t){
this.filter({focus:t}),this.showOne(t),this.#s()}moveTo(t){this.store.update($t(this.network,this.store.state,t))}compareWith(t){
let{moment:e}=this.store.state;this.store.update({other:t===e?null:t}),this.tell(this.compare?.sentence()??"",this.counted())}};Q("family-map",i=>new P(i));})();
