(()=>{var y=class extends Error{name="ComponentError"},lt=(i,t)=>{for(let e of document.querySelectorAll(`[data-module="${i}"]`)){
if(!(e instanceof HTMLElement))throw new y(`A <${e.localName}> cannot be a ${i}.`);t(e)}},Q=(i,t=document)=>{let e=i.dataset.
settings,s=e&&t.getElementById(e);if(!s)throw new y(`The ${i.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(s.textContent)};var m=(i,t=document)=>[...t.querySelectorAll(i)],b=(i,t=document)=>{let e=t.querySelector(i);if(!e)throw new y(`There is\
 no ${i} on the page.`);return e},mt="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
Zt=new RegExp(`(${mt}+(?:[- .\\u00a0\\u200c\\u200d]+${mt}+)*)`,"u"),Qt=new Set(["option","title","textarea"]),dt=i=>i.split(
Zt).map((t,e)=>{if(e%2===0)return t;let s=document.createElement("bdi");return s.append(t),s}),pt=(i,t)=>i.replaceChildren(
...dt(t)),h=(i,t={},...e)=>{let s=document.createElement(i);for(let[o,n]of Object.entries(t))typeof n=="function"?s.addEventListener(
o.slice(2),n):n!==!1&&n!==null&&s.setAttribute(o,n===!0?"":String(n));return s.append(...e.flatMap(o=>typeof o=="string"&&
!Qt.has(i)?dt(o):[o])),s},p=(i,t,e={})=>h("button",{type:"button",class:"map-button",onclick:()=>t(),...e},i),x=(i,t)=>{
t?i.removeAttribute("display"):i.setAttribute("display","none")};var ut=i=>(t,e={})=>(i[t]??t).replace(/\{(\w+)\}/g,(s,o)=>String(e[o]??"")),ft=i=>i.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),wt=(i,t)=>ft(i).includes(ft(t)),gt=(i,t)=>[...new Set(i)].sort((e,s)=>e.localeCompare(
s,t));var A=class{#t=[];constructor(t){this.state=t}subscribe(t){this.#t.push(t)}update(t){let e=this.state;this.state={...e,...t};
for(let s of this.#t)s(this.state,e)}};var bt=new Map,te=i=>{let t=bt.get(i);if(t)return t;let e=new Set;for(let s of i.split(" ").filter(Boolean)){let[o,n=o]=s.
split("-").map(Number);for(let r=o;r<=n;r+=1)e.add(r)}return bt.set(i,e),e},f=(i,t)=>i===void 0||te(i).has(t),u=(i,t)=>i.
find(([e])=>f(e,t))?.[1];var tt=i=>{let t=new Map;for(let e of i){let s=[...e.ends].sort().join(`
`);t.set(s,[...t.get(s)??[],e])}return[...t.values()]},et=(i,t)=>t.ends.map(e=>i.nameOf(e)).join(" – "),ee=(i,t,e)=>{if(e===
0)return{came:[],went:[],ties:[]};let s=r=>[e,e-1].every(c=>f(i.entries.get(r)?.on,c)),o=r=>f(r.on,e)!==f(r.on,e-1),n=(r,c)=>i.
outside.filter(({on:a})=>f(a,r)&&!f(a,c)).map(({name:a})=>a);return{came:n(e,e-1),went:n(e-1,e),ties:t.filter(r=>r[0].ends.
every(s)&&r.some(o)).map(r=>et(i,r[0]))}},L=class{constructor(t,e){let{scene:s}=t;this.scene=s,this.say=e;let o=tt(t.edges);
this.all=s.moments.map((n,r)=>ee(t,o,r)),this.stops=this.all.map((n,r)=>r).filter(n=>this.count(n)),this.last=s.moments.
length-1}count(t){let{came:e,went:s,ties:o}=this.all[t];return e.length+s.length+o.length}nameAt(t){let e=this.count(t),
s=e?this.say(e===1?"change":"changes",{count:e}):"",o=t>this.scene.own?this.say("to_come"):"";return[this.scene.moments[t].
said,s,o].filter(Boolean).join(" · ")}storyAt(t){let e=this.all[t];return["came","went","ties"].filter(s=>e[s].length).
map(s=>`${this.say(`${s}_names`,{names:e[s].join("; ")})}.`).join(" ")}before(t){return this.stops.findLast(e=>e<t)??0}after(t){
return this.stops.find(e=>e>t)??this.last}};var k=Object.freeze({came:"+",went:"−",changed:"≠"}),yt=Object.keys(k),$=class{constructor(t,e,s,o){this.network=t,this.
then=Math.min(e,s),this.now=Math.max(e,s),this.aspects=o}between(t){let[e,s]=[f(t,this.then),f(t,this.now)];return e===s?
e?"same":"none":s?"came":"went"}kindOf(t){let e=this.between(t.on);return e!=="same"?e:this.#t(t.id,this.then)===this.#t(
t.id,this.now)?"same":"changed"}#t(t,e){return this.aspects(t).filter(([s])=>f(s,e)).map(([,s])=>s).join(`
`)}kindOfFinding(t){let e=this.between(t.on);return e!=="same"?e:u(t.statement,this.then)===u(t.statement,this.now)?"sam\
e":"changed"}ties(t){let e=this.network.edges.filter(s=>s.state!=="engagement"&&this.between(s.on)!=="none");return tt(e).
flatMap(s=>{let o=s.filter(d=>this.between(d.on)==="came"),n=s.filter(d=>this.between(d.on)==="went");if(!o.length&&!n.length)
return[];let r=n.length?o.length?"changed":"went":"came",[c,a]=[n,o].map(d=>d.map(w=>t(`state_${w.state}`)).join(", ")),
l=t(`tie_${r}`,{names:et(this.network,s[0]),from:c,to:a});return[{kind:r,edges:[...o,...n],text:l}]})}people(){let t=this.
network.scene.chips.filter(e=>e.kind!=="fold");return T(t.map(e=>({kind:this.kindOf(e),text:e.name})))}findings(){return T(
this.network.scene.findings.map(t=>{let e=this.kindOfFinding(t),s=u(t.statement,e==="went"?this.then:this.now)??"";return{
kind:e,text:`${t.title}. ${s}`}}))}},T=i=>i.filter(({kind:t})=>t in k).sort((t,e)=>yt.indexOf(t.kind)-yt.indexOf(e.kind));var xt=(i,t)=>{let e=i.network.scene.moments[i.state.moment].said,[s,o]=[i.count("actor"),i.count("person")];return[t("a\
ctors_shown",{...s,day:e}),o.total?t("people_shown",{...o,day:e}):""].join(" ").trim()},kt=({wanted:i,lines:t},e,s)=>{let o=i.
text?[`${s("search")}: ${i.text}`]:[];for(let[n,r]of Object.entries(e)){let c=i[n];c&&o.push(`${s(n)}: ${r.find(([a])=>a===
c)?.[1]}`)}for(let[n,r]of t)o.push(`${r?"+":"−"} ${s(`state_${n}`)}`);return o.length?s("limits",{what:o.join("; ")}):
""},S=(i,{moment:t,other:e},s)=>{if(e===null)return"";let[o,n]=[t,e].sort((r,c)=>r-c).map(r=>i.moments[r].said);return s(
"compared",{from:o,to:n})},C=i=>Object.entries(k).map(([t,e])=>`${e} ${i(t)}`).join("   "),v=(i,t)=>u(i.statement,t)??i.
statement[0][1];var se=Object.keys(k),[oe,ie,ne]=[8.5,4.6,.3],re=Object.freeze({person:"td:nth-of-type(1) [data-on], .map-mark[data-on]",
actor:"td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]"}),st=(i,t,e,...s)=>{let o=document.
createElementNS(i.namespaceURI,t);for(let[n,r]of Object.entries(e))o.setAttribute(n,String(r));return o.append(...s),o},
vt=(i,t,e,s)=>st(i,"g",{class:`map-delta is-${s}`,"aria-hidden":"true"},st(i,"circle",{cx:t,cy:e,r:oe}),st(i,"text",{x:t,
y:e+ie},k[s])),I=class{constructor(t,e){this.map=t;let{say:s}=t;this.result=h("div",{class:"map-compared"}),this.panel=h(
"section",{class:"map-compare-list","aria-label":s("compare"),hidden:!0},h("h2",{},s("changes_between")),this.result),this.
select=h("select",{"data-compare":!0,onchange:()=>this.#t()},h("option",{value:""},s("no_compare")),...t.scene.moments.map(
(n,r)=>h("option",{value:r},e.nameAt(r)))),this.stop=p(s("stop_compare"),()=>this.#e(),{"data-compare-stop":!0});let o=h(
"label",{class:"map-field"},s("compare"),this.select);t.place("compare",h("div",{class:"map-compare"},o,this.stop)),t.place(
"changes",this.panel)}sentence(){return S(this.map.scene,this.map.store.state,this.map.say)}#t(){this.map.compareWith(this.
select.value===""?null:Number(this.select.value))}#e(){this.map.compareWith(null),this.select.focus()}draw(t){let{other:e,
moment:s}=t.state,o=e!==null;if(this.select.value=o?String(e):"",this.stop.hidden=!o,this.#o(),this.panel.hidden=!o,this.
map.svg.classList.toggle("is-compared",o),!o)return;let n=new $(this.map.network,s,e,c=>this.#s(c));this.#r(n);let r=n.ties(
this.map.say);for(let{edges:c}of r)this.#n(n,c);this.#a(t,n,r)}#s(t){let e=this.map.lists.rows.get(t),s=re[this.map.network.
entries.get(t)?.kind];return e?m(s,e).map(o=>[o.dataset.on,o.textContent]):[]}#o(){for(let t of m(".map-delta",this.map.
svg))t.remove();for(let t of this.map.drawing.chips)t.g.classList.remove(...se);for(let t of this.map.lists.rows.values())
for(let e of m(".map-change",t))e.remove()}#r(t){let{say:e,scene:s,lists:o,drawing:n}=this.map;for(let r of s.chips){let c=r.
kind==="fold"?"none":t.kindOf(r);if(c==="same"||c==="none")continue;let a=e(c);o.rows.get(r.id)?.firstElementChild?.prepend(
h("span",{class:"map-change"},`${k[c]} ${a} `));let d=n.byId.get(r.id);d?.isVisible&&(d.g.classList.add(c),d.g.append(vt(
this.map.svg,d.box.x,d.box.y+d.box.height,c)),d.title.textContent=`${d.title.textContent} ${a}.`)}}#n(t,e){let s=e.map(n=>this.
map.drawing.lineOf(n)).filter(n=>n.isShown),o=new Map;for(let n of s){let r=n.path.getAttribute("d");o.set(r,[...o.get(r)??
[],n])}for(let[n,...r]of o.values()){let{x:c,y:a}=n.path.getPointAtLength(n.path.getTotalLength()*ne),l=r.length?"change\
d":t.between(n.edge.on);for(let d of r)d.hide();this.map.svg.querySelector(".ends")?.append(vt(this.map.svg,c,a,l))}}#a(t,e,s){
let{say:o,scene:n}=this.map;this.result.replaceChildren(h("p",{},S(n,t.state,o)),h("p",{class:"map-key"},C(o)),this.#i("\
people",e.people()),this.#i("ties",T(s)),this.#i("findings",e.findings()))}#i(t,e){let{say:s}=this.map,o=({kind:n,text:r})=>h(
"li",{class:`is-${n}`},h("strong",{},`${k[n]} ${s(n)}: `),r);return h("div",{},h("h3",{},`${s(t)} (${e.length})`),e.length?
h("ul",{},...e.map(o)):h("p",{},s("no_changes")))}};var _=Object.freeze({text:"",sphere:"",sector:"",unit:"",task:"",focus:""}),Ot={text:({name:i,units:t},e)=>wt([i,...t].join(
" "),e),sphere:(i,t)=>i.public===(t==="public"),sector:(i,t)=>i.sector===t,unit:(i,t)=>i.units.includes(t),task:(i,t,e,s)=>i.
tasks.some(([o,n])=>n===t&&s(o)),focus:(i,t,e,s)=>i.id===t||e.chipOf(i.id)!==e.chipOf(t)&&e.edges.some(o=>s(o.on)&&e.isEnd(
o,t,s)&&e.isEnd(o,i.id,s))},St=(i,t,e,s,o)=>!e[i]||Ot[i](s,e[i],t,o),Et=Object.keys(Ot),At=(i,t,e,s)=>{let o=i.entries.get(
e);return o?(o.ring==="home"?["focus"]:Et).every(r=>St(r,i,t,o,s)):!0},Lt=(i,t,e,s)=>Et.every(o=>{if(o==="focus"&&i.isHome(
t.focus))return s.includes(t.focus);let n=i.entries.get(e);return!t[o]||n!==void 0&&St(o,i,t,n,()=>!0)});var ae=[".course-lane",".course-row",".course-group"],$t=i=>({element:i,actor:i.dataset.actor??"",members:JSON.parse(i.dataset.
for??"[]")}),j=class{constructor(t,e){this.map=t,this.root=e,this.bars=m("[data-actor]",e).map($t),this.rows=m("[data-co\
urse-table] tr[data-actor]").map($t),this.lines=m(".course-now",e),this.places=(this.lines[0].dataset.places??"").split(
" ").map(Number),this.note=h("p",{class:"course-shown",hidden:!0}),this.frame=e.parentElement??e,this.frame.before(this.
note)}scrollToEnd(){this.frame.scrollLeft=this.frame.scrollWidth}draw(t,e){t.moment!==e.moment&&this.#t(t.moment);let s=t.
lines.get("engagement")!==!1;for(let{element:n,actor:r,members:c}of[...this.bars,...this.rows])n.toggleAttribute("hidden",
!s||!Lt(this.map.network,t.wanted,r,c));for(let n of ae)for(let r of m(n,this.root))r.toggleAttribute("hidden",!r.querySelector(
".course-bar:not([hidden])"));let o=this.sentence();this.note.textContent=[o,this.map.limits()].filter(Boolean).join(" "),
this.note.hidden=!o}#t(t){let e=this.places[t];for(let s of this.lines){s.setAttribute("transform",`translate(${e-Number(
s.dataset.x)} 0)`);let o=s.querySelector("text");if(!o)continue;o.textContent=this.map.scene.moments[t].said;let n=e>Number(
s.dataset.to)?"end":"middle";o.setAttribute("text-anchor",e<Number(s.dataset.from)?"start":n)}}sentence(){let t=this.bars.
filter(({element:e})=>!e.hasAttribute("hidden")).length;return t===this.bars.length?"":this.map.say("course_shown",{shown:t,
total:this.bars.length})}};var ce=i=>{let t=i.cloneNode(!0);for(let e of m("button, summary, [hidden]",t))e.remove();for(let e of m("details",t))e.
replaceWith(...e.childNodes);return t},N=class{extras=[];constructor(t,e){this.place=t,this.map=e}draw(t){let{chip:e,finding:s}=t.
state;e?this.#s(t,e):s?this.#o(t,s):this.#t(h("p",{},this.map.say("details_hint")))}#t(...t){this.place?.replaceChildren(
h("h2",{},this.map.say("details")),...t)}#e(){return p(this.map.say("clear"),()=>this.map.clear())}#s(t,e){let{map:s}=this,
o=s.network.idsOf(e),n=t.state.one??(s.network.isFold(e)?null:e),r=o.filter(a=>t.isThere(a)),c=t.findings.filter(({subjects:a})=>a.
some(l=>n?l===n:o.includes(l)));this.#t(h("h3",{},s.nameOfChoice(t)),...n?this.#i(n):[this.#n(r,a=>s.network.nameOf(a),a=>s.
showOne(a))],...c.length?[h("h3",{},s.say("findings")),this.#r(t,c)]:[],...n?this.#a(n):[],this.#e());for(let a of this.
extras)this.place?.append(a(e))}#o(t,e){let{map:s}=this,o=u(e.question,t.state.moment),n=e.subjects.filter(r=>s.network.
chipOf(r));this.#t(h("h3",{},v(e,t.state.moment)),...o?[h("p",{},o)]:[],this.#n(n,r=>s.network.nameOf(r),r=>s.showOne(r)),
this.#e())}#r(t,e){return this.#n(e,s=>v(s,t.state.moment),s=>this.map.light(s))}#n(t,e,s){return h("ul",{class:"map-lis\
t"},...t.map(o=>h("li",{},p(e(o),()=>s(o)))))}#a(t){let{map:e}=this,s=e.say("around",{name:e.network.nameOf(t)});return[
p(s,()=>e.around(t),{"data-around":!0})," ",p(e.say("in_table"),()=>e.lists.goTo(t),{"data-row":!0})," "]}#i(t){let e=this.
map.lists.rows.get(t),s=e?.closest("table");if(!e||!s)return[];let o=m("thead th",s).map(r=>r.textContent.trim()),n=h("d\
l");for(let[r,c]of m(":scope > td",e).entries()){let a=ce(c);if(c===e.lastElementChild)for(let l of m("li:not(.map-mark)",
a))l.remove();a.textContent.trim()&&n.append(h("dt",{},o[r+1]),h("dd",{},...a.childNodes))}return[n]}};var he="1.4",Tt=Object.freeze({"stroke-width":"2.2","stroke-dasharray":"6 3"}),le=i=>{let t=document.createElementNS(i.namespaceURI,
"title");return t.textContent=i.getAttribute("aria-label"),i.removeAttribute("aria-label"),i.prepend(t),t},Ct=i=>{let t=b(
"rect",i),[e,s,o,n]=["x","y","width","height"].map(a=>Number(t.getAttribute(a))),r=i.dataset.kind==="fold"?b("text",i):null,
c=m(".mark[data-on]",i);return{g:i,rect:t,box:{x:e,y:s,width:o,height:n},text:r,marks:c,title:le(i)}},M=class{constructor(t){
this.id=t.dataset.id??"",this.isFold=t.dataset.kind==="fold",this.parts=Ct(t)}read(t){this.parts=Ct(t)}get g(){return this.
parts.g}get rect(){return this.parts.rect}get box(){return this.parts.box}get title(){return this.parts.title}get text(){
return this.parts.text}get x(){return this.box.x+this.box.width/2}get y(){return this.box.y+this.box.height/2}get isVisible(){
return this.g.getAttribute("display")!=="none"}draw(t){let{network:e,state:s}=t,o=e.entries.get(this.id);x(this.g,t.isVisible(
this.id)),this.text&&(this.text.textContent=u(o?.titles??[],s.moment)||(o?.name??""));let n=u(o?.labels??[],t.momentOf(this.
id));n&&(this.title.textContent=n);for(let r of this.parts.marks)x(r,f(r.dataset.on,s.moment));this.g.dataset.overlap&&this.#t(
f(this.g.dataset.overlap,s.moment))}#t(t){let[e,s]=(this.g.dataset.colours??"").split(" ");this.rect.setAttribute("strok\
e",t?s:e),this.rect.setAttribute("stroke-width",t?Tt["stroke-width"]:he),t?this.rect.setAttribute("stroke-dasharray",Tt["\
stroke-dasharray"]):this.rect.removeAttribute("stroke-dasharray")}};var R=Object.freeze({ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]}),It=(i,t,[e,s])=>{let o;for(let n of t){
let[r,c]=[n.x-i.x,n.y-i.y],a=r*e+c*s,l=a+2*Math.abs(r*s+c*e);n!==i&&a>1&&(!o||l<o.far)&&(o={point:n,far:l})}return o?.point};var _t=i=>{let t=m(`[data-of="${i.id}"]`,i.ownerSVGElement??void 0);return[i,...t]},H=class{isShown=!1;constructor(t,e){
this.edge=e,this.elements=_t(t)}read(t){this.elements=_t(t)}get path(){return this.elements[0]}draw(t){this.isShown=t.isEdgeShown(
this.edge);let e=t.isLit(this.edge);for(let s of this.elements)x(s,this.isShown),s.classList.toggle("lit",e)}hide(){for(let t of this.
elements)x(t,!1)}},jt=({id:i,dataset:t},e)=>({id:i,ends:[t.a??"",t.b??""],state:t.state??"",on:t.on??"",drawn:t.drawn??"",
folded:e.folded[i]??[]});var me="g[data-kind=person], g[data-kind=actor], g[data-kind=fold]",P=class{#t=[];constructor(t,e){this.svg=t,this.network=
e,this.chips=m(me,t).map(s=>new M(s)),this.byId=new Map(this.chips.map(s=>[s.id,s])),this.lines=e.edges.map(s=>new H(b(`\
path[id="${s.id}"]`,t),s)),this.current=this.#e()??this.chips[0],this.rove(this.current,!1),t.addEventListener("focusin",
s=>{let o=this.chipAt(s);o&&this.rove(o,!1)})}#e(){return this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??this.
chips.find(t=>t.isVisible)}draw(t){let{bright:e,state:s}=t;for(let o of this.chips)o.draw(t);for(let o of m(".household[\
data-on]",this.svg))x(o,f(o.dataset.on,s.moment));this.svg.classList.toggle("is-lit",!!e);for(let{g:o,id:n}of this.chips)
o.classList.toggle("lit",!!e?.has(n)),o.setAttribute("aria-pressed",String(n===s.chip));for(let o of this.lines)o.draw(t);
this.current?.isVisible||this.rove(this.#e()??this.current,!1)}chipOf(t){return this.byId.get(this.network.chipOf(t)??"")}lineOf(t){
return this.lines[this.network.edges.indexOf(t)]}chipAt(t){let e=t.target.closest("g[data-id]");return e instanceof SVGElement?
this.byId.get(e.dataset.id??""):void 0}rove(t,e=!0){t&&(this.current?.g.setAttribute("tabindex","-1"),this.current=t,t.g.
setAttribute("tabindex","0"),e&&t.g.focus())}step(t){if(!this.current)return;let e=this.chips.filter(s=>s.isVisible);this.
rove(It(this.current,e,R[t])??this.current)}home(){this.rove(this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??
this.current)}whenRedrawn(t){this.#t.push(t)}replace(t){let e=this.svg.contains(document.activeElement);for(let s of["vi\
ewBox","width","height"])this.svg.setAttribute(s,t.getAttribute(s)??"");this.svg.replaceChildren(...t.childNodes);for(let s of this.
chips)s.read(b(`g[data-id="${CSS.escape(s.id)}"]`,this.svg));for(let s of this.lines)s.read(b(`path[id="${s.edge.id}"]`,
this.svg));for(let{g:s}of this.chips)s.setAttribute("tabindex","-1");this.rove(this.current,!1),e&&this.current?.g.focus(
{preventScroll:!0});for(let s of this.#t)s()}};var de=(i,t,e)=>{let{scene:s,outside:o}=i,n=a=>gt(a,e).map(l=>[l,l]),r=["public","private"].filter(a=>o.some(l=>l.public===
(a==="public"))),c=s.sectors.filter(({id:a})=>o.some(l=>l.sector===a));return{sphere:r.map(a=>[a,t(`sphere_${a}`)]),sector:c.
map(({id:a,name:l})=>[a,l]),unit:n(s.chips.flatMap(a=>a.units)),task:n(s.chips.flatMap(a=>a.tasks.map(([,l])=>l))),focus:s.
chips.filter(a=>a.kind!=="fold").map(({id:a,name:l})=>[a,l])}},D=class{constructor(t){this.map=t,this.options=de(t.network,
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
ta-state-filter]",this.form)){let o=s.dataset.stateFilter??"";s.checked=e.get(o)??this.map.network.isUsual(o)}}};var[q,Nt]=[4,4],pe=Object.freeze({ArrowDown:1,ArrowUp:-1}),G=class{#t=null;constructor(t){this.map=t,t.drawing.whenRedrawn(
()=>this.#o())}close(){this.#t?.box.remove(),this.#t=null}chosen(t){t.isFold?this.#t?.chip!==t&&this.#e(t):this.close();
for(let e of this.#t?m("[data-one]",this.#t.box):[])e.setAttribute("aria-pressed",String(e.dataset.one===this.map.store.
state.one))}draw(t){if(!this.#t)return;let{chip:e,box:s}=this.#t,o=m("[data-one]",s).map(r=>r.dataset.one);if(e.isVisible&&
t.shownIn(e.id).join(" ")===o.join(" "))return;let n=s.contains(document.activeElement);this.close(),n&&this.map.drawing.
rove(this.map.drawing.current)}#e(t){this.close();let{say:e,network:s,shown:o,store:n,frame:r}=this.map,c=()=>{this.close(),
this.map.drawing.rove(t)},a=g=>{let ct={class:"map-button map-small","data-one":g};return h("li",{},p(s.nameOf(g),()=>this.
map.choose(t.id,g),ct))},l=h("div",{class:"map-fold",role:"dialog","aria-label":`${t.text?.textContent}, ${s.entries.get(
t.id)?.place}`,onkeydown:g=>this.#s(g,c)},h("ul",{class:"map-list"},...o.shownIn(t.id).map(a)),p(e("close"),c,{class:"ma\
p-button map-small"}));r.append(l),this.#t={chip:t,box:l},this.#o(),(l.querySelector(`[data-one="${CSS.escape(n.state.one??
"")}"]`)??l.querySelector("button"))?.focus({preventScroll:!0}),l.scrollIntoView({block:"nearest",inline:"nearest"})}#s(t,e){
let s=this.#t?m("button",this.#t.box):[],o=s.findIndex(r=>r===document.activeElement),{key:n}=t;if(n==="Escape")e();else if(n===
"ArrowDown"||n==="ArrowUp")s[(o+pe[n]+s.length)%s.length].focus();else if(n==="Home"||n==="End")s.at(n==="Home"?0:-1)?.focus();else
return;t.preventDefault()}#o(){if(!this.#t)return;let{chip:t,box:e}=this.#t,{frame:s}=this.map,[o,n]=[t.rect.getBoundingClientRect(),
s.getBoundingClientRect()],r=o.left-n.left+s.scrollLeft-s.clientLeft,[c,a]=[o.top,o.bottom].map(w=>w-n.top+s.scrollTop-s.
clientTop),l=a+q+e.offsetHeight<=s.scrollHeight||c<e.offsetHeight+q,d=s.scrollLeft+s.clientWidth-e.offsetWidth-Nt;e.style.
insetInlineStart=`${Math.max(Nt,Math.min(r,d))}px`,e.style.insetBlockStart=`${l?a+q:c-e.offsetHeight-q}px`}};var Mt=(i,t)=>{let{svg:e,drawing:s}=i,o=()=>s.current&&i.choose(s.current.id),n={Home:()=>s.home(),Enter:o," ":o,Escape:()=>i.
clear(),...t};e.addEventListener("keydown",r=>{if(!(r.altKey||r.ctrlKey||r.metaKey)){if(r.key in R)s.step(r.key);else if(r.
key in n)n[r.key]();else return;r.preventDefault()}}),e.addEventListener("click",r=>{let c=s.chipAt(r);c&&i.focusOn(c)})};var V=class{constructor(t){this.rows=new Map(m("table[data-map-table] tr[data-id]").map(e=>[e.dataset.id??"",e])),this.parts=
m("[data-on], tr li[data-state]").filter(e=>!t.contains(e)&&!e.dataset.id).map(e=>{let{on:s,state:o}=e.dataset,n=e.closest(
"tr[data-id]");return{element:e,on:s,state:o,id:n?.dataset.id}})}draw(t){for(let{element:e,on:s,state:o,id:n}of this.parts)
e.hidden=!f(s,t.momentOf(n))||o!==void 0&&t.choiceOf(o)===!1;for(let[e,s]of this.rows)s.hidden=!t.isShown(e);for(let e of m(
".map-count"))this.#t(e)}#t(t){let e=t.closest("details");if(!e)return;let s=m(":scope > ul > li",e).filter(o=>!o.hidden).
length;t.textContent=String(s),e.matches(".map-many")&&(e.hidden=!s)}goTo(t){let e=this.rows.get(t);e&&(e.tabIndex=-1,e.
focus())}};var B=class{#t=new Map;constructor(t,e){this.scene=t,this.edges=e,this.entries=new Map(t.chips.map(s=>[s.id,s]));for(let s of t.
chips)this.#t.set(s.id,s.fold??s.id)}chipOf(t){return this.#t.get(t)}nameOf(t){return this.entries.get(t)?.name??t}isFold(t){
return t!==null&&this.entries.get(t)?.kind==="fold"}isHome(t){return this.entries.get(t)?.ring==="home"}idsOf(t){let e=this.
entries.get(t);return e?e.ids??[t]:[]}get outside(){return this.scene.chips.filter(t=>t.kind!=="fold"&&t.ring!=="home")}get states(){
let t=new Set(this.edges.map(e=>e.state));return Object.keys(this.scene.words).filter(e=>e.startsWith("state_")).map(e=>e.
slice(6)).filter(e=>t.has(e))}isUsual(t){return this.edges.some(e=>e.state===t&&e.drawn)}isEnd(t,e,s){let o=this.chipOf(
e);return o===void 0||!t.ends.includes(o)?!1:!this.isFold(o)||t.folded.some(([n,r])=>r===e&&s(n))}};var W=class{constructor(t){this.map=t,this.items=m(".legend-item",t.root)}draw(t){let{scene:e,say:s}=this.map,{moment:o}=t.
state,n=t.state.other===null?"":`${S(e,t.state,s)} ${C(s)}`;this.#t("header",u(e.sheet.header,o)),this.#t("cut",u(e.sheet.
cut,o)),this.#t("filters",[n,this.map.limits()].filter(Boolean).join("   ")),this.#e()}#t(t,e){for(let s of m(`[data-tol\
d=${t}]`))pt(s,e??"")}#e(){let{chips:t,lines:e}=this.map.drawing,s=new Set(e.filter(o=>o.isShown).map(o=>`line-${o.edge.
state}`));for(let o of t.filter(n=>n.isVisible))for(let n of m(".mark:not([display])",o.g))s.add(`mark-${(n.getAttribute(
"class")??"").replace("mark is-","")}`);for(let o of this.items)o.hidden=!s.has(o.dataset.key??"")}};var Rt=i=>{let{scene:t,network:e,say:s,store:o}=i,n=a=>`${s("show_on_map")}: ${a}`,r=(a,l,d)=>p(s("show_on_map"),l,{"ari\
a-label":n(a),...d}),c=t.findings.flatMap(a=>{let l=document.querySelector(`[data-finding="${a.id}"] [data-finding-actio\
ns]`);if(!l||!a.chips.some(([,g])=>g.length))return[];let d={"data-lights":a.id,"aria-pressed":"false"},w=r(v(a,o.state.
moment),()=>i.light(a),d);return l.append(w),[{element:w,finding:a}]});for(let[a,l]of i.lists.rows){if(!e.chipOf(a))continue;
let d={class:"map-button map-small"};l.firstElementChild?.append(" ",r(e.nameOf(a),()=>i.showOne(a),d))}o.subscribe((a,l)=>{
for(let d of m("[data-lights]"))d.setAttribute("aria-pressed",String(d.dataset.lights===a.finding?.id));if(a.moment!==l.
moment)for(let{element:d,finding:w}of c)d.setAttribute("aria-label",n(v(w,a.moment)))})};var Ht=i=>({moment:i.now,other:null,chip:null,one:null,finding:null,wanted:_,lines:new Map}),O=class{#t=new Map;constructor(t,e){
this.network=t,this.state=e,this.now=s=>f(s,e.moment)}holds(t){let{other:e}=this.state;return this.now(t)||e!==null&&f(t,
e)}isThere(t){return this.holds(this.network.entries.get(t)?.on)}momentOf(t){let{moment:e,other:s}=this.state;return t!==
void 0&&s!==null&&!this.now(this.network.entries.get(t)?.on)?s:e}matches(t){let e=this.#t.get(t);return e===void 0&&(e=At(
this.network,this.state.wanted,t,this.now),this.#t.set(t,e)),e}isShown(t){return this.isThere(t)&&this.matches(t)}shownIn(t){
return this.network.idsOf(t).filter(e=>this.isShown(e))}isVisible(t){return this.network.idsOf(t).some(e=>this.isShown(e))}choiceOf(t){
return this.state.lines.get(t)}isLit(t){let{chip:e,finding:s}=this.state;return e?this.#e(t,e):!!(s&&u(s.edges,this.state.
moment)?.includes(t.id))}#e(t,e){let{one:s}=this.state;return t.ends.includes(e)?!s||this.network.isEnd(t,s,o=>f(o,this.
momentOf(s))):!1}isEdgeShown(t){let e=this.choiceOf(t.state);return e!==!1&&this.holds(t.on)&&t.ends.every(s=>this.isVisible(
s))&&(e===!0||this.holds(t.drawn)||this.isLit(t))}get bright(){let{chip:t,finding:e,moment:s}=this.state;if(t){let n=this.
network.edges.filter(r=>this.#e(r,t)&&this.isEdgeShown(r));return new Set([t,...n.flatMap(r=>r.ends)])}if(!e)return;let o=u(
e.chips,s)??[];return new Set(o.map(n=>this.network.chipOf(n)).filter(n=>n!==void 0))}count(t){let e=this.network.outside.
filter(s=>s.kind===t);return{shown:e.filter(s=>this.isShown(s.id)).length,total:e.length}}get findings(){return this.network.
scene.findings.filter(t=>this.now(t.on))}},Pt=(i,t,e)=>{let s=t.other===e?null:t.other,o=new O(i,{...t,moment:e}),{chip:n,
one:r,finding:c}=t;return{moment:e,other:s,one:r&&o.isThere(r)?r:null,chip:n&&i.idsOf(n).some(a=>o.isThere(a))?n:null,finding:c&&
f(c.on,e)?c:null}};var fe=1400,ot=()=>window.matchMedia("(prefers-reduced-motion: reduce)").matches,U=class{#t;constructor(t,e){this.say=t,
this.time=e,this.button=p(this.#e,()=>this.#s(),{"data-step":"play"})}get#e(){return this.say(ot()?"play_step":"play")}stop(){
clearInterval(this.#t),this.#t=void 0,this.button.textContent=this.#e}#s(){let{go:t,next:e,isLast:s}=this.time;if(this.#t!==
void 0){this.stop();return}s()?t(0):ot()&&t(e()),!ot()&&(this.button.textContent=this.say("stop"),this.#t=setInterval(()=>this.#o(),
fe))}#o(){this.time.go(this.time.next()),this.time.isLast()&&this.stop()}};var[ue,we,ge]=[6,2,18],F=class{constructor(t,e){this.map=t,this.changes=e;let{say:s}=t;this.player=new U(s,{go:c=>this.#e(
c),next:()=>e.after(this.#t),isLast:()=>this.#t===e.last}),this.slider=h("input",{type:"range",id:"map-moment",min:0,max:e.
last,step:1,value:this.#t,class:"map-slider",oninput:()=>this.#s(Number(this.slider.value))}),this.output=h("output",{for:"\
map-moment",class:"map-day"});let o=(c,a,l)=>p(a,()=>this.#s(l()),{"data-step":c});this.back=o("before",s("before"),()=>e.
before(this.#t)),this.on=o("after",s("after"),()=>e.after(this.#t));let{own:n,moments:r}=t.scene;this.home=o("own",s("to\
_own",{day:r[n].said}),()=>n),this.list=this.#r(),this.#n(),this.#a(),this.#i(t.store.state)}get#t(){return this.map.store.
state.moment}#e(t){t!==this.#t&&(this.map.moveTo(t),this.map.tell(this.map.counted(),this.changes.storyAt(t)))}#s(t){this.
player.stop(),this.#e(t)}#o(){let{changes:t,map:e}=this;return t.stops.map(s=>{let o=h("span",{class:`map-tick${s>e.scene.
own?" is-to-come":""}`,title:t.nameAt(s),onclick:()=>this.#s(s)});return o.style.insetInlineStart=`${100*s/t.last}%`,o.style.
blockSize=`${Math.min(ge,ue+we*t.count(s))}px`,o})}#r(){let{changes:t,map:e}=this,s=o=>{let n={class:"map-button map-sma\
ll","data-moment":o};return h("li",{},p(t.nameAt(o),()=>this.#s(o),n),h("span",{},` ${t.storyAt(o)}`))};return h("detail\
s",{class:"map-changes"},h("summary",{},e.say("all_changes",{count:t.stops.length})),h("ol",{},...t.stops.map(s)))}#n(){
let{say:t,scene:e}=this.map,s=h("p",{class:"map-step"},t("gathered",{step:t(`step_${e.step}`)}));this.map.place("time",h(
"div",{class:"map-time",role:"group","aria-label":t("time")},h("div",{class:"map-time-head"},h("label",{for:"map-moment"},
t("moment")),this.output),h("div",{class:"map-track"},this.slider,h("div",{class:"map-ticks","aria-hidden":"true"},...this.#o())),
h("div",{class:"map-steps"},this.back,this.player.button,this.on,this.home),e.step==="day"?"":s,this.list))}#a(){let{changes:t,
map:e}=this;e.store.subscribe((s,o)=>{s.moment!==o.moment&&(this.#i(s),this.#c(s))}),e.svg.addEventListener("keydown",s=>{
s.key!==","&&s.key!=="."||(this.#s(s.key===","?t.before(this.#t):t.after(this.#t)),s.preventDefault())})}#i({moment:t}){
let e=this.changes.nameAt(t);this.slider.value=String(t),this.slider.setAttribute("aria-valuetext",e),this.output.textContent=
e,this.back.disabled=t===0,this.on.disabled=t===this.changes.last,this.home.hidden=t===this.map.scene.own;for(let s of m(
"[data-moment]",this.list))s.setAttribute("aria-current",String(Number(s.dataset.moment)===t))}#c({moment:t}){let{say:e,
scene:s}=this.map;for(let o of m("[data-day]"))o.textContent=e("network_on",{day:s.moments[t].said});for(let o of m("[da\
ta-question-count]"))o.textContent=String(this.map.shown.findings.length)}};var z=1.25,[be,ye]=[1.01,4],Dt=.3,qt=i=>{let{frame:t,svg:e,say:s}=i,o=1,n=a=>{let l=(t.scrollLeft+t.clientWidth/2)/t.scrollWidth,
d=(t.scrollTop+t.clientHeight/2)/t.scrollHeight;o=a<be?1:Math.min(ye,a),t.classList.toggle("is-zoomed",o>1),t.classList.
toggle("is-whole",!a),e.style.width=o>1?`${o*100}%`:"",t.scrollTo(l*t.scrollWidth-t.clientWidth/2,d*t.scrollHeight-t.clientHeight/
2),i.tell(s("zoomed",{percent:Math.round(o*100)}))},r=(a,l)=>t.scrollBy(a*t.clientWidth*Dt,l*t.clientHeight*Dt),c=(a,l,d)=>p(
a,d,{"aria-label":s(l),title:s(l),"data-view":l});return i.place("tools",h("div",{class:"map-tools",role:"group","aria-l\
abel":s("view")},c("+","zoom_in",()=>n(o*z)),c("−","zoom_out",()=>n(o/z)),p(s("whole"),()=>n(0)),c("←","left",()=>r(
-1,0)),c("→","right",()=>r(1,0)),c("↑","up",()=>r(0,-1)),c("↓","down",()=>r(0,1)),p(s("print"),()=>window.print()))),
xe(t),{"+":()=>n(o*z),"-":()=>n(o/z),0:()=>n(0)}},xe=i=>{let t=null;i.addEventListener("pointerdown",e=>{let s=e.target instanceof
Element&&e.target.closest("g[data-id]");e.pointerType==="mouse"&&e.button===0&&!s&&(t={x:e.clientX,y:e.clientY})}),window.
addEventListener("pointermove",e=>{t&&(i.scrollBy(t.x-e.clientX,t.y-e.clientY),t={x:e.clientX,y:e.clientY})}),window.addEventListener(
"pointerup",()=>{t=null})};var Y=class{constructor(t){let e=t.querySelector("svg[data-map]");if(!(e instanceof SVGSVGElement))throw new y("The root\
 of a family map holds no drawing of one.");this.svg=e,this.root=t,this.frame=b("[data-map-frame]",t),this.scene=Q(t),this.
say=ut(this.scene.words);let s=m("path[data-kind=edge]",e);this.network=new B(this.scene,s.map(o=>jt(o,this.scene))),this.
store=new A(Ht(this.scene)),this.shown=new O(this.network,this.store.state),this.drawing=new P(e,this.network),this.lists=
new V(e),this.details=new N(t.querySelector("#detaljer"),this),this.status=t.querySelector("#status"),this.#t()}#t(){let t=qt(
this);this.filters=new D(this),this.sheet=new W(this),this.folds=new G(this);let e=this.root.querySelector("[data-course\
]");if(this.course=e&&new j(this,e),this.store.subscribe((s,o)=>{this.shown=new O(this.network,s),this.#e(o),this.details.
draw(this.shown)}),Rt(this),this.scene.moments.length>1){let s=new L(this.network,this.say);this.time=new F(this,s),this.
compare=new I(this,s)}Mt(this,t),this.clear(),this.frame.scrollLeft=(this.frame.scrollWidth-this.frame.clientWidth)/2,this.
course?.scrollToEnd()}#e(t){this.lists.draw(this.shown),this.drawing.draw(this.shown),this.filters?.draw(this.shown.state),
this.sheet?.draw(this.shown),this.folds?.draw(this.shown),this.course?.draw(this.shown.state,t),this.compare?.draw(this.
shown)}takeOver(t,e){this.scene.sheet=Q(b(`[data-module="${this.root.dataset.module}"]`,e),e).sheet,this.drawing.replace(
t),this.redraw()}redraw(){this.#e(this.store.state)}place(t,...e){b(`[data-map-${t}]`,this.root).replaceChildren(...e)}tell(...t){
this.status&&(this.status.textContent=t.filter(Boolean).join(" "))}counted(){return xt(this.shown,this.say)}limits(){return kt(
this.store.state,this.filters?.options??{},this.say)}nameOfChoice({network:t,state:e}){let{chip:s,one:o}=e;if(s===null)return"";
let n=o??(t.isFold(s)?null:s),r=t.idsOf(s).filter(c=>this.shown.isThere(c));return n===null?this.say("folded",{count:r.length}):
t.nameOf(n)}choose(t,e=null){this.store.update({chip:t,one:e,finding:null}),this.tell(this.say("chosen",{name:this.nameOfChoice(
this.shown)}));let s=this.drawing.byId.get(t);s&&this.folds?.chosen(s)}focusOn(t,e=null){this.drawing.rove(t),this.choose(
t.id,e)}showOne(t){let e=this.drawing.chipOf(t);e&&this.focusOn(e,e.isFold?t:null)}light(t){t.subjects.some(s=>!this.shown.
matches(s))&&this.#o(),this.folds?.close(),this.store.update({chip:null,one:null,finding:t});let[e]=this.shown.bright??[];
this.drawing.byId.get(e)?.g.scrollIntoView({block:"center",inline:"center"}),this.tell(this.say("lit",{statement:v(t,this.
store.state.moment)}))}clear(){this.folds?.close(),this.store.update({chip:null,one:null,finding:null}),this.tell(this.counted())}filter(t){
this.store.update({wanted:{...this.store.state.wanted,...t}}),this.#s()}showLines(t,e){let s=new Map(this.store.state.lines);
e===this.network.isUsual(t)?s.delete(t):s.set(t,e),this.store.update({lines:s}),this.#s()}#s(){this.tell(this.counted(),
this.course?.sentence()??"",this.limits())}#o(){this.store.update({wanted:_,lines:new Map})}reset(){this.#o(),this.clear()}around(t){
this.filter({focus:t}),this.showOne(t),this.#s()}moveTo(t){this.store.update(Pt(this.network,this.store.state,t))}compareWith(t){
let{moment:e}=this.store.state;this.store.update({other:t===e?null:t}),this.tell(this.compare?.sentence()??"",this.counted())}};var it=Object.freeze({sphere:"sphere",area:"sector",place:"unit",task:"task"}),Gt=(i,t,e)=>({compare:e,...Object.fromEntries(
Object.entries(it).map(([s,o])=>[s,i[o]])),lines:[...t].map(([s,o])=>o?s:`-${s}`).join(" ")}),nt=(i,t)=>{let e=new URL(i);
for(let s of i.searchParams.keys())s!=="as_of"&&e.searchParams.delete(s);for(let[s,o]of Object.entries(t))o&&e.searchParams.
set(s,o);return e},Vt=i=>(i??"").split(" ").filter(Boolean).map(t=>t.startsWith("-")?[t.slice(1),!1]:[t,!0]),Bt=(i,t)=>t!==
null&&/^\d{4}-\d{2}-\d{2}$/.test(t)?Math.max(0,i.findLastIndex(e=>e<=t)):null;var ke=1e3,rt=()=>new URL(location.href).searchParams,Wt,Ut=(i,t)=>{if(clearTimeout(Wt),!(i.href===location.href&&t===(history.
state?.around??"")))try{history.replaceState({around:t},"",i)}catch{Wt=setTimeout(()=>Ut(i,t),ke)}},Ft=(i,t,e)=>{let s=nt(
i,t);Ut(s,e);for(let o of m("a[data-with-filters]"))o.href=nt(new URL(o.href),t).href;for(let o of m(".app-language a")){
let n=new URL(o.href);n.searchParams.set("til",s.pathname+s.search),o.href=n.href}for(let o of m("form.day-form")){for(let n of m(
"input[type=hidden]",o))n.remove();for(let[n,r]of Object.entries(t))r&&o.append(Object.assign(document.createElement("in\
put"),{type:"hidden",name:n,value:r}))}},K=(i,t)=>{!t||!i||![...i.options].some(e=>e.value===t)||(i.value=t,i.dispatchEvent(
new Event("change")))},ve=(i,t)=>{let e=`[data-state-filter="${CSS.escape(i)}"]`,s=document.querySelector(e);!s||s.checked===
t||(s.checked=t,s.dispatchEvent(new Event("change")))},zt=()=>{let i=rt();for(let[t,e]of Object.entries(it))K(document.querySelector(
`select[data-filter="${e}"]`),i.get(t));K(document.querySelector('select[data-filter="focus"]'),history.state?.around);for(let[
t,e]of Vt(i.get("lines")))ve(t,e);if(["sphere","place","task","lines"].some(t=>i.get(t)))for(let t of m(".map-lines"))t.
open=!0};var Yt=i=>{let{scene:t,store:e}=i,{moments:s}=t,o=rt().get("compare"),n=()=>{let{moment:c,other:a,wanted:l,lines:d}=e.state,
{day:w}=s[c],g=new URL(location.href);c===t.now&&!g.searchParams.has("as_of")||g.searchParams.set("as_of",w);for(let E of m(
"a[data-with-day]")){let ht=new URL(E.href);ht.searchParams.set("as_of",w),E.href=ht.href}for(let E of m("input[name=as_\
of]"))E.value=w;Ft(g,Gt(l,d,a===null?"":s[a].day),l.focus)};zt();let r=Bt(s.map(({day:c})=>c),o);r!==null&&K(document.querySelector(
"select[data-compare]"),String(r)),e.subscribe(n),i.drawing.whenRedrawn(n),n()};var Kt=(i,t)=>new Promise(e=>{let s=new XMLHttpRequest;s.open("POST",i),s.responseType="document",t&&s.setRequestHeader(
"Content-Type","application/json"),s.onload=()=>e(s.status===200?s.responseXML:null),s.onerror=s.ontimeout=()=>e(null),s.
timeout=3e4,s.send(t&&JSON.stringify(t))});var Oe=6,Se=400,Xt=36,Jt=12,Ee=["data-id","data-kind","role","tabindex","aria-controls","aria-pressed","aria-haspopup"],
X=class{#t=null;#e=!1;constructor(t,e){this.map=t,this.put=e,this.#s()}#s(){let{svg:t}=this.map;t.addEventListener("poin\
terdown",o=>this.#r(o)),window.addEventListener("pointermove",o=>this.#l(o)),window.addEventListener("pointerup",o=>this.#d(
o)),window.addEventListener("pointercancel",()=>this.#i()),window.addEventListener("pointerup",()=>{setTimeout(()=>{this.#e=
!1})}),window.addEventListener("keydown",o=>this.#p(o),!0);let e=o=>{this.#t?.shadow&&o.preventDefault()};t.addEventListener(
"touchmove",e,{passive:!1}),t.addEventListener("contextmenu",o=>{this.#t?.timer&&o.preventDefault()});let s=o=>{this.#e&&
o.stopPropagation()};t.addEventListener("click",s,!0),t.addEventListener("dragstart",o=>o.preventDefault())}#o({clientX:t,
clientY:e}){return new DOMPoint(t,e).matrixTransform(this.map.svg.getScreenCTM()?.inverse())}#r(t){if(this.#t){this.#i();
return}this.#e=!1;let e=this.map.drawing.chipAt(t);!e||t.button!==0||this.map.frame.hasAttribute("aria-busy")||(this.#t=
{chip:e,pointer:t.pointerId,start:{x:t.clientX,y:t.clientY},from:this.#o(t),focus:document.activeElement},t.pointerType!==
"mouse"&&(this.#t.timer=setTimeout(()=>this.#n(),Se)))}#n(){let t=this.#t;if(!t)return;this.#e=!0;let{g:e}=t.chip;t.focus===
document.body?e.blur():(t.focus instanceof HTMLElement||t.focus instanceof SVGElement)&&t.focus.focus({preventScroll:!0});
let s=e.cloneNode(!0);for(let o of Ee)s.removeAttribute(o);s.setAttribute("class","map-shadow lit"),s.setAttribute("aria\
-hidden","true"),t.shadow=s,e.classList.add("is-held"),e.parentNode?.append(s);for(let o of this.map.drawing.lines)if(o.
edge.ends.includes(t.chip.id))for(let n of o.elements)x(n,!1);this.map.svg.setPointerCapture(t.pointer)}#a(){clearTimeout(
this.#t?.timer);let t=this.#t;return this.#t=null,()=>{t?.chip.g.classList.remove("is-held"),t?.shadow?.remove()}}letGo(){
this.#a()()}#i(){if(!this.#t)return;let t=this.#t.shadow;this.letGo(),t&&this.map.redraw()}#c({start:t},{clientX:e,clientY:s}){
return Math.hypot(e-t.x,s-t.y)<Oe}#h({from:t},e){let s=this.#o(e);return[s.x-t.x,s.y-t.y]}#l(t){let e=this.#t;if(!(!e||t.
pointerId!==e.pointer)){if(!e.shadow){if(this.#c(e,t))return;if(e.timer){this.#a();return}this.#n()}t.preventDefault(),this.#m(
t),e.shadow?.setAttribute("transform",`translate(${this.#h(e,t).join(" ")})`)}}#m({clientX:t,clientY:e}){let s=this.map.
frame.getBoundingClientRect(),o=(n,r,c)=>n<r+Xt?-Jt:n>c-Xt?Jt:0;this.map.frame.scrollBy(o(t,s.left,s.right),o(e,s.top,s.
bottom))}#d(t){let e=this.#t;if(!(!e||t.pointerId!==e.pointer)){if(!e.shadow||this.#c(e,t)){this.#i();return}this.put(e.
chip,...this.#h(e,t)).finally(this.#a())}}#p(t){t.key!=="Escape"||!this.#t?.shadow||(this.#i(),this.map.tell(this.map.say(
"let_go")),t.stopPropagation(),t.preventDefault())}};var J=60,at="form[data-map-places]",Ae=[["←","left",-J,0],["→","right",J,0],["↑","up",0,-J],["↓","down",0,J]],Z=class{#t=Promise.
resolve();#e=0;constructor(t){this.map=t;let e=document.querySelector(at);if(!(e instanceof HTMLFormElement))throw new y(
`There is no ${at} on the page.`);this.form=e,e.addEventListener("submit",s=>{s.preventDefault(),this.#r(e.action,null,()=>t.
say("arranged"))}),this.drag=new X(t,(s,o,n)=>this.#o(s,o,n)),t.details.extras.push(s=>this.#s(s))}#s(t){let{say:e,drawing:s}=this.
map,o=s.byId.get(t);return h("div",{class:"map-tools map-mover",role:"group","aria-label":e("move")},h("span",{},e("move")),
...Ae.map(([n,r,c,a])=>p(n,()=>o&&this.#o(o,c,a),{"aria-label":`${e("move")}: ${e(r)}`,title:e("move_hint"),"data-move":r})))}#o(t,e,s){
let{x:o,y:n}=t.box,r=this.form.dataset.mapPlaces??"";return this.#r(r,{chip:t.id,right:e,down:s},()=>{let c=t.text?.textContent??
this.map.network.nameOf(t.id);return this.map.say(o===t.box.x&&n===t.box.y?"stayed":"moved",{name:c})})}#r(t,e,s){return this.#e+=
1,this.map.frame.setAttribute("aria-busy","true"),this.#t=this.#t.then(()=>this.#n(t,e,s)).catch(()=>location.reload()),
this.#t}async#n(t,e,s){let o=await Kt(t,e);this.#e-=1,this.#e||this.map.frame.removeAttribute("aria-busy");let n=o?.querySelector(
"svg[data-map]");if(!o||!(n instanceof SVGSVGElement)){this.map.redraw(),this.map.tell(this.map.say("not_moved"));return}
if(o.querySelector(at)?.dataset.mapTold!==this.form.dataset.mapTold){location.reload();return}this.drag.letGo(),this.map.
takeOver(n,o),this.map.tell(s())}};lt("family-map",i=>{let t=new Y(i);return Yt(t),new Z(t)});})();
