(()=>{var x=class extends Error{name="ComponentError"},A=(i,t,e=document)=>{for(let s of e.querySelectorAll(`[data-module="${i}\
"]`)){if(!(s instanceof HTMLElement))throw new x(`A <${s.localName}> cannot be a ${i}.`);t(s)}},X=(i,t=document)=>{let e=i.
dataset.settings,s=e&&t.getElementById(e);if(!s)throw new x(`The ${i.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(s.textContent)};var Ht=i=>{if(!(i instanceof HTMLDetailsElement))return;let t=e=>{e instanceof Node&&!i.contains(e)&&(i.open=!1)};i.addEventListener(
"keydown",e=>{e.key!=="Escape"||!i.open||(i.open=!1,i.querySelector("summary")?.focus(),e.stopPropagation())}),i.addEventListener(
"focusout",e=>t(e.relatedTarget)),document.addEventListener("pointerdown",e=>t(e.target))},ot=i=>A("menu",Ht,i);var l=(i,t=document)=>[...t.querySelectorAll(i)],b=(i,t=document)=>{let e=t.querySelector(i);if(!e)throw new x(`There is\
 no ${i} on the page.`);return e},nt="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
Rt=new RegExp(`(${nt}+(?:[- .\\u00a0\\u200c\\u200d]+${nt}+)*)`,"u"),Bt=new Set(["option","title","textarea"]),it=i=>i.split(
Rt).map((t,e)=>{if(e%2===0)return t;let s=document.createElement("bdi");return s.append(t),s}),rt=(i,t)=>i.replaceChildren(
...it(t)),h=(i,t={},...e)=>{let s=document.createElement(i);for(let[o,n]of Object.entries(t))typeof n=="function"?s.addEventListener(
o.slice(2),n):n!==!1&&n!==null&&s.setAttribute(o,n===!0?"":String(n));return s.append(...e.flatMap(o=>typeof o=="string"&&
!Bt.has(i)?it(o):[o])),s},p=(i,t,e={})=>h("button",{type:"button",class:"map-button",onclick:()=>t(),...e},i),k=(i,t)=>{
t?i.removeAttribute("display"):i.setAttribute("display","none")};var ct=i=>(t,e={})=>(i[t]??t).replace(/\{(\w+)\}/g,(s,o)=>String(e[o]??"")),at=i=>i.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),ht=(i,t)=>at(i).includes(at(t)),lt=(i,t)=>[...new Set(i)].sort((e,s)=>e.localeCompare(
s,t));var $=class{#t=[];constructor(t){this.state=t}subscribe(t){this.#t.push(t)}update(t){let e=this.state;this.state={...e,...t};
for(let s of this.#t)s(this.state,e)}};var mt=new Map,Vt=i=>{let t=mt.get(i);if(t)return t;let e=new Set;for(let s of i.split(" ").filter(Boolean)){let[o,n=o]=s.
split("-").map(Number);for(let r=o;r<=n;r+=1)e.add(r)}return mt.set(i,e),e},f=(i,t)=>i===void 0||Vt(i).has(t),u=(i,t)=>i.
find(([e])=>f(e,t))?.[1];var J=i=>{let t=new Map;for(let e of i){let s=[...e.ends].sort().join(`
`);t.set(s,[...t.get(s)??[],e])}return[...t.values()]},Z=(i,t)=>t.ends.map(e=>i.nameOf(e)).join(" – "),Wt=(i,t,e)=>{if(e===
0)return{came:[],went:[],ties:[]};let s=r=>[e,e-1].every(c=>f(i.entries.get(r)?.on,c)),o=r=>f(r.on,e)!==f(r.on,e-1),n=(r,c)=>i.
outside.filter(({on:a})=>f(a,r)&&!f(a,c)).map(({name:a})=>a);return{came:n(e,e-1),went:n(e-1,e),ties:t.filter(r=>r[0].ends.
every(s)&&r.some(o)).map(r=>Z(i,r[0]))}},T=class{constructor(t,e){let{scene:s}=t;this.scene=s,this.say=e;let o=J(t.edges);
this.all=s.moments.map((n,r)=>Wt(t,o,r)),this.stops=this.all.map((n,r)=>r).filter(n=>this.count(n)),this.last=s.moments.
length-1}count(t){let{came:e,went:s,ties:o}=this.all[t];return e.length+s.length+o.length}nameAt(t){let e=this.count(t),
s=e?this.say(e===1?"change":"changes",{count:e}):"",o=t>this.scene.own?this.say("to_come"):"";return[this.scene.moments[t].
said,s,o].filter(Boolean).join(" · ")}storyAt(t){let e=this.all[t];return["came","went","ties"].filter(s=>e[s].length).
map(s=>`${this.say(`${s}_names`,{names:e[s].join("; ")})}.`).join(" ")}before(t){return this.stops.findLast(e=>e<t)??0}after(t){
return this.stops.find(e=>e>t)??this.last}};var ye=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),xe=Object.freeze(["dato","visning",
"med","skaerm","valgt","side","orden"]);var Q=(i,t)=>t!==null&&/^\d{4}-\d{2}-\d{2}$/.test(t)?Math.max(0,i.findLastIndex(e=>e<=t)):null;var y=Object.freeze({came:"+",went:"−",changed:"≠"}),dt=Object.keys(y),C=class{constructor(t,e,s,o){this.network=t,this.
then=Math.min(e,s),this.now=Math.max(e,s),this.aspects=o}between(t){let[e,s]=[f(t,this.then),f(t,this.now)];return e===s?
e?"same":"none":s?"came":"went"}kindOf(t){let e=this.between(t.on);return e!=="same"?e:this.#t(t.id,this.then)===this.#t(
t.id,this.now)?"same":"changed"}#t(t,e){return this.aspects(t).filter(([s])=>f(s,e)).map(([,s])=>s).join(`
`)}kindOfFinding(t){let e=this.between(t.on);return e!=="same"?e:u(t.statement,this.then)===u(t.statement,this.now)?"sam\
e":"changed"}ties(t){let e=this.network.edges.filter(s=>s.state!=="engagement"&&this.between(s.on)!=="none");return J(e).
flatMap(s=>{let o=s.filter(d=>this.between(d.on)==="came"),n=s.filter(d=>this.between(d.on)==="went");if(!o.length&&!n.length)
return[];let r=n.length?o.length?"changed":"went":"came",[c,a]=[n,o].map(d=>d.map(g=>t(`state_${g.state}`)).join(", ")),
m=t(`tie_${r}`,{names:Z(this.network,s[0]),from:c,to:a});return[{kind:r,edges:[...o,...n],text:m}]})}people(){let t=this.
network.scene.chips.filter(e=>e.kind!=="fold");return L(t.map(e=>({kind:this.kindOf(e),text:e.name})))}findings(){return L(
this.network.scene.findings.map(t=>{let e=this.kindOfFinding(t),s=u(t.statement,e==="went"?this.then:this.now)??"";return{
kind:e,text:`${t.title}. ${s}`}}))}},L=i=>i.filter(({kind:t})=>t in y).sort((t,e)=>dt.indexOf(t.kind)-dt.indexOf(e.kind));var zt=Object.freeze({actors:{some:"actors_shown",away:"actors_there_away",every:"actors_there"},people:{some:"people_sh\
own",away:"people_there_away",every:"people_there"}}),pt=(i,{shown:t,there:e,total:s},o,n)=>{let{some:r,away:c,every:a}=zt[i],
m=t<e?r:e<s?c:a;return n(m,{shown:t,there:e,away:s-e,day:o})},Dt=(i,t,e,s)=>[pt("actors",i,e,s),t.total?pt("people",t,e,
s):""].join(" ").trim(),ft=(i,t)=>{let e=i.network.scene.moments[i.state.moment].said;return Dt(i.count("actor"),i.count(
"person"),e,t)},ut=({wanted:i,lines:t},e,s)=>{let o=i.text?[`${s("search")}: ${i.text}`]:[];for(let[n,r]of Object.entries(
e)){let c=i[n];c&&o.push(`${s(n)}: ${r.find(([a])=>a===c)?.[1]}`)}for(let[n,r]of t)o.push(`${r?"+":"−"} ${s(`state_${n}`)}`);
return o.length?s("limits",{what:o.join("; ")}):""},S=(i,{moment:t,other:e},s)=>{if(e===null)return"";let[o,n]=[t,e].sort(
(r,c)=>r-c).map(r=>i.moments[r].said);return s("compared",{from:o,to:n})},_=i=>Object.entries(y).map(([t,e])=>`${e} ${i(
t)}`).join("   "),O=(i,t)=>u(i.statement,t)??i.statement[0][1];var Ft=Object.keys(y),[Gt,qt,Ut]=[8.5,4.6,.3],Pt=Object.freeze({person:"td:nth-of-type(1) [data-on], .map-mark[data-on]",
actor:"td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]"}),tt=(i,t,e,...s)=>{let o=document.
createElementNS(i.namespaceURI,t);for(let[n,r]of Object.entries(e))o.setAttribute(n,String(r));return o.append(...s),o},
gt=(i,t,e,s)=>tt(i,"g",{class:`map-delta is-${s}`,"aria-hidden":"true"},tt(i,"circle",{cx:t,cy:e,r:Gt}),tt(i,"text",{x:t,
y:e+qt},y[s])),I=class{constructor(t,e){this.map=t;let{say:s}=t;this.result=h("div",{class:"map-compared"}),this.panel=h(
"section",{class:"map-compare-list","aria-label":s("compare"),hidden:!0},h("h2",{},s("changes_between")),this.result),this.
select=h("select",{"data-compare":!0,onchange:()=>this.#o()},h("option",{value:""},s("no_compare")),...t.scene.moments.map(
(n,r)=>h("option",{value:r},e.nameAt(r)))),this.year=p(s("a_year_ago"),()=>t.compareWith(this.#t()),{"data-compare-year":!0}),
this.met=p(s("since_meeting"),()=>t.compareWith(this.#e()),{"data-compare-met":!0}),this.stop=p(s("stop_compare"),()=>this.#n(),
{"data-compare-stop":!0});let o=h("label",{class:"map-field"},s("compare"),this.select);t.place("compare",h("div",{class:"\
map-compare"},o,this.met,this.year,this.stop)),t.place("changes",this.panel)}sentence(){return S(this.map.scene,this.map.
store.state,this.map.say)}#t(){let{moments:t}=this.map.scene,[e,s]=t[this.map.store.state.moment].day.split(/-(.*)/s),o=t.
map(({day:n})=>n);return Q(o,`${String(Number(e)-1).padStart(4,"0")}-${s}`)}#e(){let{moments:t,met:e}=this.map.scene,s=u(
e,this.map.store.state.moment);return s?Q(t.map(o=>o.day),s):null}#s(){let t=l("p:first-child, h3, li",this.result).map(
e=>e.matches("li")?`- ${e.textContent}`:e.textContent);navigator.clipboard.writeText(t.join(`
`)).then(()=>this.map.tell(this.map.say("copied")))}#o(){this.map.compareWith(this.select.value===""?null:Number(this.select.
value))}#n(){this.map.compareWith(null),this.select.focus()}draw(t){let{other:e,moment:s}=t.state,o=e!==null;if(this.select.
value=o?String(e):"",this.stop.hidden=!o,this.met.hidden=this.#e()===null,this.#r(),this.panel.hidden=!o,this.map.svg.classList.
toggle("is-compared",o),!o)return;let n=new C(this.map.network,s,e,c=>this.#i(c));this.#a(n);let r=n.ties(this.map.say);
for(let{edges:c}of r)this.#c(n,c);this.#l(t,n,r)}#i(t){let e=this.map.lists.rows.get(t),s=Pt[this.map.network.entries.get(
t)?.kind];return e?l(s,e).map(o=>[o.dataset.on,o.textContent]):[]}#r(){for(let t of l(".map-delta",this.map.svg))t.remove();
for(let t of this.map.drawing.chips)t.g.classList.remove(...Ft);for(let t of this.map.lists.rows.values())for(let e of l(
".map-change",t))e.remove()}#a(t){let{say:e,scene:s,lists:o,drawing:n}=this.map;for(let r of s.chips){let c=r.kind==="fo\
ld"?"none":t.kindOf(r);if(c==="same"||c==="none")continue;let a=e(c);o.rows.get(r.id)?.firstElementChild?.prepend(h("spa\
n",{class:"map-change"},`${y[c]} ${a} `));let d=n.byId.get(r.id);d?.isVisible&&(d.g.classList.add(c),d.g.append(gt(this.
map.svg,d.box.x,d.box.y+d.box.height,c)),d.title.textContent=`${d.title.textContent} ${a}.`)}}#c(t,e){let s=e.map(n=>this.
map.drawing.lineOf(n)).filter(n=>n.isShown),o=new Map;for(let n of s){let r=n.path.getAttribute("d");o.set(r,[...o.get(r)??
[],n])}for(let[n,...r]of o.values()){let{x:c,y:a}=n.path.getPointAtLength(n.path.getTotalLength()*Ut),m=r.length?"change\
d":t.between(n.edge.on);for(let d of r)d.hide();this.map.svg.querySelector(".ends")?.append(gt(this.map.svg,c,a,m))}}#l(t,e,s){
let{say:o,scene:n}=this.map;this.result.replaceChildren(h("p",{},S(n,t.state,o)),h("p",{class:"map-key"},_(o)),this.#h("\
people",e.people()),this.#h("ties",L(s)),this.#m(this.#h("findings",e.findings())),navigator.clipboard?p(o("copy"),()=>this.#s(),
{"data-copy":!0}):"")}#m(t){let[e,...s]=t.childNodes;return h("details",{class:"map-compared-more"},h("summary",{},e),...s)}#h(t,e){
let{say:s}=this.map,o=({kind:n,text:r})=>h("li",{class:`is-${n}`},h("strong",{},`${y[n]} ${s(n)}: `),r);return h("div",{},
h("h3",{},`${s(t)} (${e.length})`),e.length?h("ul",{},...e.map(o)):h("p",{},s("no_changes")))}};var j=Object.freeze({text:"",sphere:"",sector:"",unit:"",task:"",focus:""}),wt={text:({name:i,units:t},e)=>ht([i,...t].join(
" "),e),sphere:(i,t)=>i.public===(t==="public"),sector:(i,t)=>i.sector===t,unit:(i,t)=>i.units.includes(t),task:(i,t,e,s)=>i.
tasks.some(([o,n])=>n===t&&s(o)),focus:(i,t,e,s)=>i.id===t||e.chipOf(i.id)!==e.chipOf(t)&&e.edges.some(o=>s(o.on)&&e.isEnd(
o,t,s)&&e.isEnd(o,i.id,s))},bt=(i,t,e,s,o)=>!e[i]||wt[i](s,e[i],t,o),yt=Object.keys(wt),xt=(i,t,e,s)=>{let o=i.entries.get(
e);return o?(o.ring==="home"?["focus"]:yt).every(r=>bt(r,i,t,o,s)):!0},kt=(i,t,e,s)=>yt.every(o=>{if(o==="focus"&&i.isHome(
t.focus))return s.includes(t.focus);let n=i.entries.get(e);return!t[o]||n!==void 0&&bt(o,i,t,n,()=>!0)});var Yt=[".course-lane",".course-row",".course-group"],Ot=i=>({element:i,actor:i.dataset.actor??"",members:JSON.parse(i.dataset.
for??"[]")}),M=class{constructor(t,e){this.map=t,this.root=e,this.bars=l("[data-actor]",e).map(Ot),this.rows=l("[data-co\
urse-table] tr[data-actor]").map(Ot),this.lines=l(".course-now",e),this.places=(this.lines[0].dataset.places??"").split(
" ").map(Number),this.note=h("p",{class:"course-shown",hidden:!0}),this.frame=e.parentElement??e,this.frame.before(this.
note)}scrollToEnd(){this.frame.scrollLeft=this.frame.scrollWidth}draw(t,e){t.moment!==e.moment&&this.#t(t.moment);let s=t.
lines.get("engagement")!==!1;for(let{element:n,actor:r,members:c}of[...this.bars,...this.rows])n.toggleAttribute("hidden",
!s||!kt(this.map.network,t.wanted,r,c));for(let n of Yt)for(let r of l(n,this.root))r.toggleAttribute("hidden",!r.querySelector(
".course-bar:not([hidden])"));let o=this.sentence();this.note.textContent=[o,this.map.limits()].filter(Boolean).join(" "),
this.note.hidden=!o}#t(t){let e=this.places[t];for(let s of this.lines){s.setAttribute("transform",`translate(${e-Number(
s.dataset.x)} 0)`);let o=s.querySelector("text");if(!o)continue;o.textContent=this.map.scene.moments[t].said;let n=e>Number(
s.dataset.to)?"end":"middle";o.setAttribute("text-anchor",e<Number(s.dataset.from)?"start":n)}}sentence(){let t=this.bars.
filter(({element:e})=>!e.hasAttribute("hidden")).length;return t===this.bars.length?"":this.map.say("course_shown",{shown:t,
total:this.bars.length})}};var Kt=i=>{let t=i.cloneNode(!0);for(let e of l("button, summary, [hidden]",t))e.remove();for(let e of l("details",t))e.
replaceWith(...e.childNodes);return t},N=class{extras=[];ofSomebody=[];ofFindings=[];constructor(t,e){this.place=t,this.
map=e}draw(t){let{chip:e,finding:s}=t.state;e?this.#o(t,e):s?this.#n(t,s):this.place?.replaceChildren(),this.#t(!!(e||s))}#t(t){
this.place&&(this.place.hidden=!t);for(let e of l("[data-map-summary]",this.map.root))e.hidden=t}#e(...t){this.place?.replaceChildren(
this.#s(),...t)}#s(){return p(`← ${this.map.say("back")}`,()=>this.map.clear(),{class:"map-button map-back","data-clea\
r":!0})}#o(t,e){let{map:s}=this,o=s.network.idsOf(e),n=t.state.one??(s.network.isFold(e)?null:e),r=o.filter(a=>t.isThere(
a)),c=t.findings.filter(({subjects:a})=>a.some(m=>n?m===n:o.includes(m)));this.#e(h("h2",{},s.nameOfChoice(t)),...n?this.#c(
n):[this.#r(r,a=>s.network.nameOf(a),a=>s.showOne(a))],...c.length?[h("h3",{},s.say("findings")),this.#i(t,c)]:[],...n?[
...this.#a(n),...this.ofSomebody.map(a=>a(n))]:[]);for(let a of this.extras)this.place?.append(a(e))}#n(t,e){let{map:s}=this,
o=u(e.question,t.state.moment),n=e.subjects.filter(r=>s.network.chipOf(r));this.#e(h("h2",{},O(e,t.state.moment)),...o?[
h("p",{},o)]:[],this.#r(n,r=>s.network.nameOf(r),r=>s.showOne(r)),...this.ofFindings.map(r=>r(e)))}#i(t,e){return this.#r(
e,s=>O(s,t.state.moment),s=>this.map.light(s))}#r(t,e,s){return h("ul",{class:"map-list"},...t.map(o=>h("li",{},p(e(o),()=>s(
o)))))}#a(t){let{map:e}=this,s=e.say("around",{name:e.network.nameOf(t)});return[p(s,()=>e.around(t),{"data-around":!0}),
" ",...e.lists.isVisible?[p(e.say("in_table"),()=>e.lists.goTo(t),{"data-row":!0})," "]:[]]}#c(t){let e=this.map.lists.rows.
get(t),s=e?.closest("table");if(!e||!s)return[];let o=l("thead th",s).map(r=>r.textContent.trim()),n=h("dl");for(let[r,c]of l(
":scope > td",e).entries()){let a=Kt(c);if(c===e.lastElementChild)for(let m of l("li:not(.map-mark)",a))m.remove();a.textContent.
trim()&&n.append(h("dt",{},o[r+1]),h("dd",{},...a.childNodes))}return[n]}};var Xt="1.4",vt=Object.freeze({"stroke-width":"2.2","stroke-dasharray":"6 3"}),Jt=i=>{let t=document.createElementNS(i.namespaceURI,
"title");return t.textContent=i.getAttribute("aria-label"),i.removeAttribute("aria-label"),i.prepend(t),t},St=i=>{let t=b(
"rect",i),[e,s,o,n]=["x","y","width","height"].map(a=>Number(t.getAttribute(a))),r=i.dataset.kind==="fold"?b("text",i):null,
c=l(".mark[data-on]",i);return{g:i,rect:t,box:{x:e,y:s,width:o,height:n},text:r,marks:c,title:Jt(i)}},H=class{constructor(t){
this.id=t.dataset.id??"",this.isFold=t.dataset.kind==="fold",this.parts=St(t)}read(t){this.parts=St(t)}get g(){return this.
parts.g}get rect(){return this.parts.rect}get box(){return this.parts.box}get title(){return this.parts.title}get text(){
return this.parts.text}get x(){return this.box.x+this.box.width/2}get y(){return this.box.y+this.box.height/2}get isVisible(){
return this.g.getAttribute("display")!=="none"}draw(t){let{network:e,state:s}=t,o=e.entries.get(this.id);k(this.g,t.isVisible(
this.id)),this.text&&(this.text.textContent=u(o?.titles??[],s.moment)||(o?.name??""));let n=u(o?.labels??[],t.momentOf(this.
id));n&&(this.title.textContent=n);for(let r of this.parts.marks)k(r,f(r.dataset.on,s.moment));this.g.dataset.overlap&&this.#t(
f(this.g.dataset.overlap,s.moment))}#t(t){let[e,s]=(this.g.dataset.colours??"").split(" ");this.rect.setAttribute("strok\
e",t?s:e),this.rect.setAttribute("stroke-width",t?vt["stroke-width"]:Xt),t?this.rect.setAttribute("stroke-dasharray",vt["\
stroke-dasharray"]):this.rect.removeAttribute("stroke-dasharray")}};var R=Object.freeze({ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]}),Et=(i,t,[e,s])=>{let o;for(let n of t){
let[r,c]=[n.x-i.x,n.y-i.y],a=r*e+c*s,m=a+2*Math.abs(r*s+c*e);n!==i&&a>1&&(!o||m<o.far)&&(o={point:n,far:m})}return o?.point};var At=i=>{let t=l(`[data-of="${i.id}"]`,i.ownerSVGElement??void 0);return[i,...t]},B=class{isShown=!1;constructor(t,e){
this.edge=e,this.elements=At(t)}read(t){this.elements=At(t)}get path(){return this.elements[0]}draw(t){this.isShown=t.isEdgeShown(
this.edge);let e=t.isLit(this.edge);for(let s of this.elements)k(s,this.isShown),s.classList.toggle("lit",e)}hide(){for(let t of this.
elements)k(t,!1)}},$t=({id:i,dataset:t},e)=>({id:i,ends:[t.a??"",t.b??""],state:t.state??"",on:t.on??"",drawn:t.drawn??"",
folded:e.folded[i]??[]});var Zt="g[data-kind=person], g[data-kind=actor], g[data-kind=fold]",V=class{#t=[];constructor(t,e){this.svg=t,this.network=
e,this.chips=l(Zt,t).map(s=>new H(s)),this.byId=new Map(this.chips.map(s=>[s.id,s])),this.lines=e.edges.map(s=>new B(b(`\
path[id="${s.id}"]`,t),s)),this.current=this.#e()??this.chips[0],this.rove(this.current,!1),t.addEventListener("focusin",
s=>{let o=this.chipAt(s);o&&this.rove(o,!1)})}#e(){return this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??this.
chips.find(t=>t.isVisible)}draw(t){let{bright:e,state:s}=t;for(let o of this.chips)o.draw(t);for(let o of l(".household[\
data-on]",this.svg))k(o,f(o.dataset.on,s.moment));this.svg.classList.toggle("is-lit",!!e);for(let{g:o,id:n}of this.chips)
o.classList.toggle("lit",!!e?.has(n)),o.setAttribute("aria-pressed",String(n===s.chip));for(let o of this.lines)o.draw(t);
this.current?.isVisible||this.rove(this.#e()??this.current,!1)}chipOf(t){return this.byId.get(this.network.chipOf(t)??"")}lineOf(t){
return this.lines[this.network.edges.indexOf(t)]}chipAt(t){let e=t.target.closest("g[data-id]");return e instanceof SVGElement?
this.byId.get(e.dataset.id??""):void 0}rove(t,e=!0){t&&(this.current?.g.setAttribute("tabindex","-1"),this.current=t,t.g.
setAttribute("tabindex","0"),e&&t.g.focus())}step(t){if(!this.current)return;let e=this.chips.filter(s=>s.isVisible);this.
rove(Et(this.current,e,R[t])??this.current)}home(){this.rove(this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??
this.current)}whenRedrawn(t){this.#t.push(t)}replace(t){let e=this.svg.contains(document.activeElement);for(let s of["vi\
ewBox","width","height"])this.svg.setAttribute(s,t.getAttribute(s)??"");this.svg.replaceChildren(...t.childNodes);for(let s of this.
chips)s.read(b(`g[data-id="${CSS.escape(s.id)}"]`,this.svg));for(let s of this.lines)s.read(b(`path[id="${s.edge.id}"]`,
this.svg));for(let{g:s}of this.chips)s.setAttribute("tabindex","-1");this.rove(this.current,!1),e&&this.current?.g.focus(
{preventScroll:!0});for(let s of this.#t)s()}};var Qt=(i,t,e)=>{let{scene:s,outside:o}=i,n=a=>lt(a,e).map(m=>[m,m]),r=["public","private"].filter(a=>o.some(m=>m.public===
(a==="public"))),c=s.sectors.filter(({id:a})=>o.some(m=>m.sector===a));return{sphere:r.map(a=>[a,t(`sphere_${a}`)]),sector:c.
map(({id:a,name:m})=>[a,m]),unit:n(s.chips.flatMap(a=>a.units)),task:n(s.chips.flatMap(a=>a.tasks.map(([,m])=>m))),focus:s.
chips.filter(a=>a.kind!=="fold").map(({id:a,name:m})=>[a,m])}},Tt=new Set(["present","team","coordinates","planned","pri\
vate"]),et=Object.freeze({works:i=>Tt.has(i),asked:i=>!Tt.has(i)&&i!=="engagement",all:i=>i!=="engagement"}),te=Object.keys(
et),W=class{constructor(t){this.map=t,this.options=Qt(t.network,t.say,document.documentElement.lang),this.form=this.#t(),
t.place("controls",this.form)}#t(){let{say:t,network:e}=this.map,{states:s}=e,o=h("input",{type:"search","data-filter":"\
text",oninput:()=>this.map.filter({text:o.value.trim()})}),n=h("div",{class:"map-tools",role:"group","aria-label":t("lin\
es")},...te.map(c=>this.#s(c))),r=h("fieldset",{class:"map-states"},h("legend",{},t("lines")),n,...s.filter(c=>c!=="enga\
gement").map(c=>this.#o(c)));return h("form",{class:"map-controls",onsubmit:c=>c.preventDefault(),"aria-label":t("filter\
s")},h("label",{class:"map-field"},t("search"),o),this.#e("focus"),this.#e("sector"),s.includes("engagement")?this.#o("e\
ngagement",t("show_help")):"",h("div",{class:"map-more"},this.#e("sphere"),this.#e("unit"),this.#e("task")),s.length?r:"",
p(t("reset"),()=>this.map.reset(),{"data-reset":!0}))}#e(t){let{say:e}=this.map,s=this.options[t];if(!s.length||s.length===
1&&t!=="focus")return"";let o=h("select",{"data-filter":t,onchange:()=>this.map.filter({[t]:o.value})},h("option",{value:""},
e("every")),...s.map(([n,r])=>h("option",{value:n},r)));return h("label",{class:"map-field"},e(t),o)}#s(t){let{map:e}=this,
s=e.network.edges.filter(({state:o})=>et[t](o)).length;return p(e.say(`lines_${t}`,{count:s}),()=>e.showOnly(t==="all"?null:
et[t]),{"data-lines":t})}#o(t,e=this.map.say(`state_${t}`)){let s=h("input",{type:"checkbox",checked:this.map.network.isUsual(
t),"data-state-filter":t,onchange:()=>this.map.showLines(t,s.checked)});return h("label",{class:"map-check"},s,e)}#n({wanted:t,
lines:e}){let{map:s,options:o}=this,n=(c,a)=>o[c]?.find(([m])=>m===a)?.[1]??a;return[...Object.entries(t).filter(([,c])=>c).
map(([c,a])=>[`${s.say(c==="text"?"search":c)}: ${n(c,a)}`,()=>s.filter({[c]:""})]),...[...e].map(([c,a])=>[`${a?"+":"−"}\
 ${s.say(`state_${c}`)}`,()=>s.showLines(c,!a)])]}#i(t){let{map:e}=this,s=this.#n(t),o=([n,r])=>p(`${n} ×`,r,{class:"ma\
p-button map-small","aria-label":e.say("remove",{what:n})});for(let n of l("[data-map-tags]",e.root))n.replaceChildren(...s.
map(o));for(let n of l("[data-map-filter-count]",e.root))n.textContent=s.length?e.say("filter_count",{count:s.length}):""}draw(t){
let{wanted:e,lines:s}=t;this.#i(t);for(let o of l("[data-filter]",this.form)){let n=e[o.dataset.filter];o.value.trim()!==
n&&(o.value=n)}for(let o of l("[data-state-filter]",this.form)){let n=o.dataset.stateFilter??"";o.checked=s.get(n)??this.
map.network.isUsual(n)}}};var[z,Ct]=[4,4],ee=Object.freeze({ArrowDown:1,ArrowUp:-1}),D=class{#t=null;constructor(t){this.map=t,t.drawing.whenRedrawn(
()=>this.#o())}close(){this.#t?.box.remove(),this.#t=null}chosen(t){t.isFold?this.#t?.chip!==t&&this.#e(t):this.close();
for(let e of this.#t?l("[data-one]",this.#t.box):[])e.setAttribute("aria-pressed",String(e.dataset.one===this.map.store.
state.one))}draw(t){if(!this.#t)return;let{chip:e,box:s}=this.#t,o=l("[data-one]",s).map(r=>r.dataset.one);if(e.isVisible&&
t.shownIn(e.id).join(" ")===o.join(" "))return;let n=s.contains(document.activeElement);this.close(),n&&this.map.drawing.
rove(this.map.drawing.current)}#e(t){this.close();let{say:e,network:s,shown:o,store:n,frame:r}=this.map,c=()=>{this.close(),
this.map.drawing.rove(t)},a=w=>{let K={class:"map-button map-small","data-one":w};return h("li",{},p(s.nameOf(w),()=>this.
map.choose(t.id,w),K))},m=h("div",{class:"map-fold",role:"dialog","aria-label":`${t.text?.textContent}, ${s.entries.get(
t.id)?.place}`,onkeydown:w=>this.#s(w,c)},h("ul",{class:"map-list"},...o.shownIn(t.id).map(a)),p(e("close"),c,{class:"ma\
p-button map-small"}));r.append(m),this.#t={chip:t,box:m},this.#o(),(m.querySelector(`[data-one="${CSS.escape(n.state.one??
"")}"]`)??m.querySelector("button"))?.focus({preventScroll:!0}),m.scrollIntoView({block:"nearest",inline:"nearest"})}#s(t,e){
let s=this.#t?l("button",this.#t.box):[],o=s.findIndex(r=>r===document.activeElement),{key:n}=t;if(n==="Escape")e();else if(n===
"ArrowDown"||n==="ArrowUp")s[(o+ee[n]+s.length)%s.length].focus();else if(n==="Home"||n==="End")s.at(n==="Home"?0:-1)?.focus();else
return;t.preventDefault()}#o(){if(!this.#t)return;let{chip:t,box:e}=this.#t,{frame:s}=this.map,[o,n]=[t.rect.getBoundingClientRect(),
s.getBoundingClientRect()],r=o.left-n.left+s.scrollLeft-s.clientLeft,[c,a]=[o.top,o.bottom].map(g=>g-n.top+s.scrollTop-s.
clientTop),m=a+z+e.offsetHeight<=s.scrollHeight||c<e.offsetHeight+z,d=s.scrollLeft+s.clientWidth-e.offsetWidth-Ct;e.style.
insetInlineStart=`${Math.max(Ct,Math.min(r,d))}px`,e.style.insetBlockStart=`${m?a+z:c-e.offsetHeight-z}px`}};var Lt=(i,t)=>{let{svg:e,drawing:s}=i,o=()=>s.current&&i.choose(s.current.id),n={Home:()=>s.home(),Enter:o," ":o,Escape:()=>i.
clear(),...t};e.addEventListener("keydown",r=>{if(!(r.altKey||r.ctrlKey||r.metaKey)){if(r.key in R)s.step(r.key);else if(r.
key in n)n[r.key]();else return;r.preventDefault()}}),e.addEventListener("click",r=>{let c=s.chipAt(r);c&&i.focusOn(c)})};var F=class{constructor(t){this.rows=new Map(l("table[data-map-table] tr[data-id]").map(e=>[e.dataset.id??"",e])),this.parts=
l("[data-on], tr li[data-state]").filter(e=>!t.contains(e)&&!e.dataset.id).map(e=>{let{on:s,state:o}=e.dataset,n=e.closest(
"tr[data-id]");return{element:e,on:s,state:o,id:n?.dataset.id}})}draw(t){for(let{element:e,on:s,state:o,id:n}of this.parts)
e.hidden=!f(s,t.momentOf(n))||o!==void 0&&t.choiceOf(o)===!1;for(let[e,s]of this.rows)s.hidden=!t.isShown(e);for(let e of l(
".map-count"))this.#t(e)}#t(t){let e=t.closest("details");if(!e)return;let s=l(":scope > ul > li",e).filter(o=>!o.hidden).
length;t.textContent=String(s),e.matches(".map-many")&&(e.hidden=!s)}get isVisible(){return[...this.rows.values()].some(
t=>!t.closest("div[hidden]"))}goTo(t){let e=this.rows.get(t);e&&(e.tabIndex=-1,e.focus())}};var G=class{#t=new Map;constructor(t,e){this.scene=t,this.edges=e,this.entries=new Map(t.chips.map(s=>[s.id,s]));for(let s of t.
chips)this.#t.set(s.id,s.fold??s.id)}chipOf(t){return this.#t.get(t)}nameOf(t){return this.entries.get(t)?.name??t}isFold(t){
return t!==null&&this.entries.get(t)?.kind==="fold"}isHome(t){return this.entries.get(t)?.ring==="home"}idsOf(t){let e=this.
entries.get(t);return e?e.ids??[t]:[]}get outside(){return this.scene.chips.filter(t=>t.kind!=="fold"&&t.ring!=="home")}get states(){
let t=new Set(this.edges.map(e=>e.state));return Object.keys(this.scene.words).filter(e=>e.startsWith("state_")).map(e=>e.
slice(6)).filter(e=>t.has(e))}isUsual(t){return this.edges.some(e=>e.state===t&&e.drawn)}isEnd(t,e,s){let o=this.chipOf(
e);return o===void 0||!t.ends.includes(o)?!1:!this.isFold(o)||t.folded.some(([n,r])=>r===e&&s(n))}};var q=class{constructor(t){this.map=t,this.items=l(".legend-item",t.root)}draw(t){let{scene:e,say:s}=this.map,{moment:o}=t.
state,n=t.state.other===null?"":`${S(e,t.state,s)} ${_(s)}`;this.#t("header",u(e.sheet.header,o)),this.#t("cut",u(e.sheet.
cut,o)),this.#t("filters",[n,this.map.limits()].filter(Boolean).join("   ")),this.#e()}#t(t,e){for(let s of l(`[data-tol\
d=${t}]`))rt(s,e??"")}#e(){let{chips:t,lines:e}=this.map.drawing,s=new Set(e.filter(o=>o.isShown).map(o=>`line-${o.edge.
state}`));for(let o of t.filter(n=>n.isVisible))for(let n of l(".mark:not([display])",o.g))s.add(`mark-${(n.getAttribute(
"class")??"").replace("mark is-","")}`);for(let o of this.items)o.hidden=!s.has(o.dataset.key??"")}};var _t=i=>{let{scene:t,network:e,say:s,store:o}=i,n=a=>`${s("show_on_map")}: ${a}`,r=(a,m,d)=>p(s("show_on_map"),m,{"ari\
a-label":n(a),...d}),c=t.findings.flatMap(a=>{let m=document.querySelector(`[data-finding="${a.id}"] [data-finding-actio\
ns]`);if(!m||!a.chips.some(([,w])=>w.length))return[];let d={"data-lights":a.id,"aria-pressed":"false"},g=r(O(a,o.state.
moment),()=>i.light(a),d);return m.append(g),[{element:g,finding:a}]});for(let[a,m]of i.lists.rows){if(!e.chipOf(a))continue;
let d={class:"map-button map-small"};m.firstElementChild?.append(" ",r(e.nameOf(a),()=>i.showOne(a),d))}o.subscribe((a,m)=>{
for(let d of l("[data-lights]"))d.setAttribute("aria-pressed",String(d.dataset.lights===a.finding?.id));if(a.moment!==m.
moment)for(let{element:d,finding:g}of c)d.setAttribute("aria-label",n(O(g,a.moment)))})};var It=i=>({moment:i.now,other:null,chip:null,one:null,finding:null,wanted:j,lines:new Map}),v=class{#t=new Map;constructor(t,e){
this.network=t,this.state=e,this.now=s=>f(s,e.moment)}holds(t){let{other:e}=this.state;return this.now(t)||e!==null&&f(t,
e)}isThere(t){return this.holds(this.network.entries.get(t)?.on)}momentOf(t){let{moment:e,other:s}=this.state;return t!==
void 0&&s!==null&&!this.now(this.network.entries.get(t)?.on)?s:e}matches(t){let e=this.#t.get(t);return e===void 0&&(e=xt(
this.network,this.state.wanted,t,this.now),this.#t.set(t,e)),e}isShown(t){return this.isThere(t)&&this.matches(t)}shownIn(t){
return this.network.idsOf(t).filter(e=>this.isShown(e))}isVisible(t){return this.network.idsOf(t).some(e=>this.isShown(e))}choiceOf(t){
return this.state.lines.get(t)}isLit(t){let{chip:e,finding:s}=this.state;return e?this.#e(t,e):!!(s&&u(s.edges,this.state.
moment)?.includes(t.id))}#e(t,e){let{one:s}=this.state;return t.ends.includes(e)?!s||this.network.isEnd(t,s,o=>f(o,this.
momentOf(s))):!1}isEdgeShown(t){let e=this.choiceOf(t.state);return e!==!1&&this.holds(t.on)&&t.ends.every(s=>this.isVisible(
s))&&(e===!0||this.holds(t.drawn)||this.isLit(t))}get bright(){let{chip:t,finding:e,moment:s}=this.state;if(t){let n=this.
network.edges.filter(r=>this.#e(r,t)&&this.isEdgeShown(r));return new Set([t,...n.flatMap(r=>r.ends)])}if(!e)return;let o=u(
e.chips,s)??[];return new Set(o.map(n=>this.network.chipOf(n)).filter(n=>n!==void 0))}count(t){let e=this.network.outside.
filter(n=>n.kind===t),s=e.filter(n=>this.isThere(n.id));return{shown:s.filter(n=>this.matches(n.id)).length,there:s.length,
total:e.length}}get findings(){return this.network.scene.findings.filter(t=>this.now(t.on))}},jt=(i,t,e)=>{let s=t.other===
e?null:t.other,o=new v(i,{...t,moment:e}),{chip:n,one:r,finding:c}=t;return{moment:e,other:s,one:r&&o.isThere(r)?r:null,
chip:n&&i.idsOf(n).some(a=>o.isThere(a))?n:null,finding:c&&f(c.on,e)?c:null}};var se=1400,st=()=>window.matchMedia("(prefers-reduced-motion: reduce)").matches,U=class{#t;constructor(t,e){this.say=t,
this.time=e,this.button=p(this.#e,()=>this.#s(),{"data-step":"play"})}get#e(){return this.say(st()?"play_step":"play")}stop(){
clearInterval(this.#t),this.#t=void 0,this.button.textContent=this.#e}#s(){let{go:t,next:e,isAtEnd:s}=this.time;if(this.#t!==
void 0){this.stop();return}s()?t(0):st()&&t(e()),!st()&&(this.button.textContent=this.say("stop"),this.#t=setInterval(()=>this.#o(),
se))}#o(){this.time.go(this.time.next()),this.time.isLast()&&this.stop()}};var[oe,ne,ie]=[6,2,18],P=class{constructor(t,e){this.map=t,this.changes=e;let{say:s}=t;this.player=new U(s,{go:c=>this.#e(
c),next:()=>e.after(this.#t),isLast:()=>this.#t===e.last,isAtEnd:()=>this.#t>=t.scene.own}),this.slider=h("input",{type:"\
range",id:"map-moment",min:0,max:e.last,step:1,value:this.#t,class:"map-slider","aria-label":s("moment"),oninput:()=>this.#s(
Number(this.slider.value))});let o=(c,a,m,d=a)=>p(d,()=>this.#s(m()),{"data-step":c,"aria-label":a,title:a});this.back=o(
"before",s("before"),()=>e.before(this.#t),"◀"),this.on=o("after",s("after"),()=>e.after(this.#t),"▶");let{own:n,moments:r}=t.
scene;this.home=o("own",s("to_own",{day:r[n].said}),()=>n),this.list=this.#n(),this.#i(),this.#r(),this.#a(t.store.state)}get#t(){
return this.map.store.state.moment}#e(t){t!==this.#t&&(this.map.moveTo(t),this.map.tell(this.map.counted(),this.changes.
storyAt(t)))}#s(t){this.player.stop(),this.#e(t)}#o(){let{changes:t,map:e}=this;return t.stops.map(s=>{let o=h("span",{class:`\
map-tick${s>e.scene.own?" is-to-come":""}`,title:t.nameAt(s),onclick:()=>this.#s(s)});return o.style.insetInlineStart=`${100*
s/t.last}%`,o.style.blockSize=`${Math.min(ie,oe+ne*t.count(s))}px`,o})}#n(){let{changes:t,map:e}=this,{scene:s}=e,o=n=>{
let r={class:"map-button map-small","data-moment":n};return h("li",{},p(t.nameAt(n),()=>this.#s(n),r),h("span",{},` ${t.
storyAt(n)}`))};return h("details",{class:"map-changes"},h("summary",{},e.say("all_changes",{count:t.stops.length})),s.step===
"day"?"":h("p",{class:"map-step"},e.say("gathered",{step:e.say(`step_${s.step}`)})),h("ol",{},...t.stops.map(o)))}#i(){let{
say:t}=this.map;this.map.place("time",h("div",{class:"map-time",role:"group","aria-label":t("time")},this.back,h("div",{
class:"map-track"},h("div",{class:"map-ticks","aria-hidden":"true"},...this.#o()),this.slider),this.on,this.player.button,
this.home));for(let e of l("[data-map-days]",this.map.root))e.replaceChildren(this.list)}#r(){let{changes:t,map:e}=this;
e.store.subscribe((s,o)=>{s.moment!==o.moment&&(this.#a(s),this.#c(s))}),e.svg.addEventListener("keydown",s=>{s.key!==","&&
s.key!=="."||(this.#s(s.key===","?t.before(this.#t):t.after(this.#t)),s.preventDefault())})}#a({moment:t}){let e=this.changes.
nameAt(t);this.slider.value=String(t),this.slider.setAttribute("aria-valuetext",e),this.back.disabled=t===0,this.on.disabled=
t===this.changes.last,this.home.hidden=t===this.map.scene.own;for(let s of l("[data-moment]",this.list))s.setAttribute("\
aria-current",String(Number(s.dataset.moment)===t))}#c({moment:t}){let{say:e,scene:s}=this.map;for(let o of l("[data-day\
]"))o.textContent=e("on_day",{day:s.moments[t].said});for(let o of l("[data-question-count]"))o.textContent=String(this.
map.shown.findings.length)}};var E=1.25,[re,ae]=[1.01,4],Mt=.3,Nt=i=>{let{frame:t,svg:e,say:s}=i,o=1,n=d=>{let g=(t.scrollLeft+t.clientWidth/2)/t.scrollWidth,
w=(t.scrollTop+t.clientHeight/2)/t.scrollHeight;o=d<re?1:Math.min(ae,d),t.classList.toggle("is-zoomed",o>1),t.classList.
toggle("is-whole",!d),e.style.width=e.style.height=o>1?`${o*100}%`:"";for(let K of a)K.hidden=o<E;t.scrollTo(g*t.scrollWidth-
t.clientWidth/2,w*t.scrollHeight-t.clientHeight/2),i.tell(s("zoomed",{percent:Math.round(o*100)}))},r=(d,g)=>t.scrollBy(
d*t.clientWidth*Mt,g*t.clientHeight*Mt),c=(d,g,w)=>p(d,w,{"aria-label":s(g),title:s(g),"data-view":g}),a=[c("←","left",
()=>r(-1,0)),c("→","right",()=>r(1,0)),c("↑","up",()=>r(0,-1)),c("↓","down",()=>r(0,1))];for(let d of a)d.hidden=!0;
return i.place("tools",h("div",{class:"map-tools",role:"group","aria-label":s("view")},c("+","zoom_in",()=>n(o*E)),c("−",
"zoom_out",()=>n(o/E)),c("⤢","whole",()=>n(0)),...a)),ce(i),{keys:{"+":()=>n(o*E),"-":()=>n(o/E),0:()=>n(0)},now:()=>o,
to:n}},ce=({frame:i,ended:t})=>{let e=null;i.addEventListener("pointerdown",n=>{let r=n.target instanceof Element&&n.target.
closest("g[data-id], [data-cell]");n.pointerType==="mouse"&&n.button===0&&!r&&(e={x:n.clientX,y:n.clientY})});let s=n=>{
e&&(i.scrollBy(e.x-n.clientX,e.y-n.clientY),e={x:n.clientX,y:n.clientY})},o=()=>{e=null};window.addEventListener("pointe\
rmove",s,{signal:t}),window.addEventListener("pointerup",o,{signal:t})};var Y=class{#t=new AbortController;constructor(t){let e=t.querySelector("svg[data-map]");if(!(e instanceof SVGSVGElement))
throw new x("The root of a family map holds no drawing of one.");this.svg=e,this.root=t,this.frame=b("[data-map-frame]",
t),this.scene=X(t),this.say=ct(this.scene.words);let s=l("path[data-kind=edge]",e);this.network=new G(this.scene,s.map(o=>$t(
o,this.scene))),this.store=new $(It(this.scene)),this.shown=new v(this.network,this.store.state),this.drawing=new V(e,this.
network),this.lists=new F(e),this.details=new N(t.querySelector("#detaljer"),this),this.status=t.querySelector("#status"),
this.zoom=Nt(this),this.#e()}#e(){this.filters=new W(this),this.sheet=new q(this),this.folds=new D(this);let t=this.root.
querySelector("[data-course]");if(this.course=t&&new M(this,t),this.store.subscribe((e,s)=>{this.shown=new v(this.network,
e),this.#s(s),this.details.draw(this.shown)}),_t(this),this.scene.moments.length>1){let e=new T(this.network,this.say);this.
time=new P(this,e),this.compare=new I(this,e)}Lt(this,this.zoom.keys),this.clear(),this.frame.scrollLeft=(this.frame.scrollWidth-
this.frame.clientWidth)/2,this.course?.scrollToEnd()}get ended(){return this.#t.signal}end(){this.time?.player.stop(),this.#t.
abort()}#s(t){this.lists.draw(this.shown),this.drawing.draw(this.shown),this.filters?.draw(this.shown.state),this.sheet?.
draw(this.shown),this.folds?.draw(this.shown),this.course?.draw(this.shown.state,t),this.compare?.draw(this.shown)}takeOver(t,e){
this.scene.sheet=X(b(`[data-module="${this.root.dataset.module}"]`,e),e).sheet,this.drawing.replace(t),this.redraw()}redraw(){
this.#s(this.store.state)}place(t,...e){b(`[data-map-${t}]`,this.root).replaceChildren(...e)}tell(...t){this.status&&(this.
status.textContent=t.filter(Boolean).join(" "))}counted(){return ft(this.shown,this.say)}limits(){return ut(this.store.state,
this.filters?.options??{},this.say)}nameOfChoice({network:t,state:e}){let{chip:s,one:o}=e;if(s===null)return"";let n=o??
(t.isFold(s)?null:s),r=t.idsOf(s).filter(c=>this.shown.isThere(c));return n===null?this.say("folded",{count:r.length}):t.
nameOf(n)}choose(t,e=null){this.store.update({chip:t,one:e,finding:null}),this.tell(this.say("chosen",{name:this.nameOfChoice(
this.shown)}));let s=this.drawing.byId.get(t);s&&this.folds?.chosen(s)}focusOn(t,e=null){this.drawing.rove(t),this.choose(
t.id,e)}showOne(t){let e=this.drawing.chipOf(t);e&&this.focusOn(e,e.isFold?t:null)}light(t){t.subjects.some(s=>!this.shown.
matches(s))&&this.#n(),this.folds?.close(),this.store.update({chip:null,one:null,finding:t});let[e]=this.shown.bright??[];
this.drawing.byId.get(e)?.g.scrollIntoView({block:"center",inline:"center"}),this.tell(this.say("lit",{statement:O(t,this.
store.state.moment)}))}clear(){this.folds?.close(),this.store.update({chip:null,one:null,finding:null}),this.tell(this.counted())}filter(t){
this.store.update({wanted:{...this.store.state.wanted,...t}}),this.#o()}showLines(t,e){let s=new Map(this.store.state.lines);
e===this.network.isUsual(t)?s.delete(t):s.set(t,e),this.store.update({lines:s}),this.#o()}showOnly(t){let e=t?this.network.
states.filter(s=>s!=="engagement"):[];this.store.update({lines:new Map(e.map(s=>[s,!!t?.(s)]))}),this.#o()}#o(){this.tell(
this.counted(),this.course?.sentence()??"",this.limits())}#n(){this.store.update({wanted:j,lines:new Map})}reset(){this.#n(),
this.clear()}around(t){this.filter({focus:t}),this.showOne(t),this.#o()}moveTo(t){this.store.update(jt(this.network,this.
store.state,t))}compareWith(t){let{moment:e}=this.store.state;this.store.update({other:t===e?null:t}),this.tell(this.compare?.
sentence()??"",this.counted())}};ot();A("family-map",i=>new Y(i));})();
