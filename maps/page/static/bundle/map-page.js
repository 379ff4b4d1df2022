(()=>{var y=class extends Error{name="ComponentError"},$=(n,t)=>{for(let e of document.querySelectorAll(`[data-module="${n}"]`)){
if(!(e instanceof HTMLElement))throw new y(`A <${e.localName}> cannot be a ${n}.`);t(e)}},st=(n,t=document)=>{let e=n.dataset.
settings,s=e&&t.getElementById(e);if(!s)throw new y(`The ${n.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(s.textContent)};var he=n=>{if(!(n instanceof HTMLDetailsElement))return;let t=e=>{e instanceof Node&&!n.contains(e)&&(n.open=!1)};n.addEventListener(
"keydown",e=>{e.key!=="Escape"||!n.open||(n.open=!1,n.querySelector("summary")?.focus(),e.stopPropagation())}),n.addEventListener(
"focusout",e=>t(e.relatedTarget)),document.addEventListener("pointerdown",e=>t(e.target))},pt=()=>$("menu",he);var l=(n,t=document)=>[...t.querySelectorAll(n)],b=(n,t=document)=>{let e=t.querySelector(n);if(!e)throw new y(`There is\
 no ${n} on the page.`);return e},ft="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
le=new RegExp(`(${ft}+(?:[- .\\u00a0\\u200c\\u200d]+${ft}+)*)`,"u"),me=new Set(["option","title","textarea"]),ut=n=>n.split(
le).map((t,e)=>{if(e%2===0)return t;let s=document.createElement("bdi");return s.append(t),s}),gt=(n,t)=>n.replaceChildren(
...ut(t)),h=(n,t={},...e)=>{let s=document.createElement(n);for(let[o,i]of Object.entries(t))typeof i=="function"?s.addEventListener(
o.slice(2),i):i!==!1&&i!==null&&s.setAttribute(o,i===!0?"":String(i));return s.append(...e.flatMap(o=>typeof o=="string"&&
!me.has(n)?ut(o):[o])),s},p=(n,t,e={})=>h("button",{type:"button",class:"map-button",onclick:()=>t(),...e},n),x=(n,t)=>{
t?n.removeAttribute("display"):n.setAttribute("display","none")};var bt=n=>(t,e={})=>(n[t]??t).replace(/\{(\w+)\}/g,(s,o)=>String(e[o]??"")),wt=n=>n.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),yt=(n,t)=>wt(n).includes(wt(t)),xt=(n,t)=>[...new Set(n)].sort((e,s)=>e.localeCompare(
s,t));var T=class{#t=[];constructor(t){this.state=t}subscribe(t){this.#t.push(t)}update(t){let e=this.state;this.state={...e,...t};
for(let s of this.#t)s(this.state,e)}};var kt=new Map,de=n=>{let t=kt.get(n);if(t)return t;let e=new Set;for(let s of n.split(" ").filter(Boolean)){let[o,i=o]=s.
split("-").map(Number);for(let r=o;r<=i;r+=1)e.add(r)}return kt.set(n,e),e},f=(n,t)=>n===void 0||de(n).has(t),u=(n,t)=>n.
find(([e])=>f(e,t))?.[1];var ot=n=>{let t=new Map;for(let e of n){let s=[...e.ends].sort().join(`
`);t.set(s,[...t.get(s)??[],e])}return[...t.values()]},nt=(n,t)=>t.ends.map(e=>n.nameOf(e)).join(" – "),pe=(n,t,e)=>{if(e===
0)return{came:[],went:[],ties:[]};let s=r=>[e,e-1].every(c=>f(n.entries.get(r)?.on,c)),o=r=>f(r.on,e)!==f(r.on,e-1),i=(r,c)=>n.
outside.filter(({on:a})=>f(a,r)&&!f(a,c)).map(({name:a})=>a);return{came:i(e,e-1),went:i(e-1,e),ties:t.filter(r=>r[0].ends.
every(s)&&r.some(o)).map(r=>nt(n,r[0]))}},C=class{constructor(t,e){let{scene:s}=t;this.scene=s,this.say=e;let o=ot(t.edges);
this.all=s.moments.map((i,r)=>pe(t,o,r)),this.stops=this.all.map((i,r)=>r).filter(i=>this.count(i)),this.last=s.moments.
length-1}count(t){let{came:e,went:s,ties:o}=this.all[t];return e.length+s.length+o.length}nameAt(t){let e=this.count(t),
s=e?this.say(e===1?"change":"changes",{count:e}):"",o=t>this.scene.own?this.say("to_come"):"";return[this.scene.moments[t].
said,s,o].filter(Boolean).join(" · ")}storyAt(t){let e=this.all[t];return["came","went","ties"].filter(s=>e[s].length).
map(s=>`${this.say(`${s}_names`,{names:e[s].join("; ")})}.`).join(" ")}before(t){return this.stops.findLast(e=>e<t)??0}after(t){
return this.stops.find(e=>e>t)??this.last}};var it=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),fe=Object.freeze(["dato","visning",
"med","skaerm","valgt","side","orden"]),vt=(n,t,e)=>({sammenlign:e,...Object.fromEntries(Object.entries(it).map(([s,o])=>[
s,n[o]])),streger:[...t].map(([s,o])=>o?s:`-${s}`).join(" ")}),rt=(n,t)=>{let e=new URL(n);for(let s of n.searchParams.keys())
fe.includes(s)||e.searchParams.delete(s);for(let[s,o]of Object.entries(t))o&&e.searchParams.set(s,o);return e},Ot=n=>(n??
"").split(" ").filter(Boolean).map(t=>t.startsWith("-")?[t.slice(1),!1]:[t,!0]),S=(n,t)=>t!==null&&/^\d{4}-\d{2}-\d{2}$/.
test(t)?Math.max(0,n.findLastIndex(e=>e<=t)):null;var k=Object.freeze({came:"+",went:"−",changed:"≠"}),St=Object.keys(k),N=class{constructor(t,e,s,o){this.network=t,this.
then=Math.min(e,s),this.now=Math.max(e,s),this.aspects=o}between(t){let[e,s]=[f(t,this.then),f(t,this.now)];return e===s?
e?"same":"none":s?"came":"went"}kindOf(t){let e=this.between(t.on);return e!=="same"?e:this.#t(t.id,this.then)===this.#t(
t.id,this.now)?"same":"changed"}#t(t,e){return this.aspects(t).filter(([s])=>f(s,e)).map(([,s])=>s).join(`
`)}kindOfFinding(t){let e=this.between(t.on);return e!=="same"?e:u(t.statement,this.then)===u(t.statement,this.now)?"sam\
e":"changed"}ties(t){let e=this.network.edges.filter(s=>s.state!=="engagement"&&this.between(s.on)!=="none");return ot(e).
flatMap(s=>{let o=s.filter(d=>this.between(d.on)==="came"),i=s.filter(d=>this.between(d.on)==="went");if(!o.length&&!i.length)
return[];let r=i.length?o.length?"changed":"went":"came",[c,a]=[i,o].map(d=>d.map(g=>t(`state_${g.state}`)).join(", ")),
m=t(`tie_${r}`,{names:nt(this.network,s[0]),from:c,to:a});return[{kind:r,edges:[...o,...i],text:m}]})}people(){let t=this.
network.scene.chips.filter(e=>e.kind!=="fold");return _(t.map(e=>({kind:this.kindOf(e),text:e.name})))}findings(){return _(
this.network.scene.findings.map(t=>{let e=this.kindOfFinding(t),s=u(t.statement,e==="went"?this.then:this.now)??"";return{
kind:e,text:`${t.title}. ${s}`}}))}},_=n=>n.filter(({kind:t})=>t in k).sort((t,e)=>St.indexOf(t.kind)-St.indexOf(e.kind));var ue=Object.freeze({actors:{some:"actors_shown",away:"actors_there_away",every:"actors_there"},people:{some:"people_sh\
own",away:"people_there_away",every:"people_there"}}),Et=(n,{shown:t,there:e,total:s},o,i)=>{let{some:r,away:c,every:a}=ue[n],
m=t<e?r:e<s?c:a;return i(m,{shown:t,there:e,away:s-e,day:o})},ge=(n,t,e,s)=>[Et("actors",n,e,s),t.total?Et("people",t,e,
s):""].join(" ").trim(),At=(n,t)=>{let e=n.network.scene.moments[n.state.moment].said;return ge(n.count("actor"),n.count(
"person"),e,t)},Lt=({wanted:n,lines:t},e,s)=>{let o=n.text?[`${s("search")}: ${n.text}`]:[];for(let[i,r]of Object.entries(
e)){let c=n[i];c&&o.push(`${s(i)}: ${r.find(([a])=>a===c)?.[1]}`)}for(let[i,r]of t)o.push(`${r?"+":"−"} ${s(`state_${i}`)}`);
return o.length?s("limits",{what:o.join("; ")}):""},E=(n,{moment:t,other:e},s)=>{if(e===null)return"";let[o,i]=[t,e].sort(
(r,c)=>r-c).map(r=>n.moments[r].said);return s("compared",{from:o,to:i})},I=n=>Object.entries(k).map(([t,e])=>`${e} ${n(
t)}`).join("   "),v=(n,t)=>u(n.statement,t)??n.statement[0][1];var we=Object.keys(k),[be,ye,xe]=[8.5,4.6,.3],ke=Object.freeze({person:"td:nth-of-type(1) [data-on], .map-mark[data-on]",
actor:"td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]"}),at=(n,t,e,...s)=>{let o=document.
createElementNS(n.namespaceURI,t);for(let[i,r]of Object.entries(e))o.setAttribute(i,String(r));return o.append(...s),o},
$t=(n,t,e,s)=>at(n,"g",{class:`map-delta is-${s}`,"aria-hidden":"true"},at(n,"circle",{cx:t,cy:e,r:be}),at(n,"text",{x:t,
y:e+ye},k[s])),j=class{constructor(t,e){this.map=t;let{say:s}=t;this.result=h("div",{class:"map-compared"}),this.panel=h(
"section",{class:"map-compare-list","aria-label":s("compare"),hidden:!0},h("h2",{},s("changes_between")),this.result),this.
select=h("select",{"data-compare":!0,onchange:()=>this.#o()},h("option",{value:""},s("no_compare")),...t.scene.moments.map(
(i,r)=>h("option",{value:r},e.nameAt(r)))),this.year=p(s("a_year_ago"),()=>t.compareWith(this.#t()),{"data-compare-year":!0}),
this.met=p(s("since_meeting"),()=>t.compareWith(this.#e()),{"data-compare-met":!0}),this.stop=p(s("stop_compare"),()=>this.#r(),
{"data-compare-stop":!0});let o=h("label",{class:"map-field"},s("compare"),this.select);t.place("compare",h("div",{class:"\
map-compare"},o,this.met,this.year,this.stop)),t.place("changes",this.panel)}sentence(){return E(this.map.scene,this.map.
store.state,this.map.say)}#t(){let{moments:t}=this.map.scene,[e,s]=t[this.map.store.state.moment].day.split(/-(.*)/s),o=t.
map(({day:i})=>i);return S(o,`${String(Number(e)-1).padStart(4,"0")}-${s}`)}#e(){let{moments:t,met:e}=this.map.scene,s=u(
e,this.map.store.state.moment);return s?S(t.map(o=>o.day),s):null}#s(){let t=l("p:first-child, h3, li",this.result).map(
e=>e.matches("li")?`- ${e.textContent}`:e.textContent);navigator.clipboard.writeText(t.join(`
`)).then(()=>this.map.tell(this.map.say("copied")))}#o(){this.map.compareWith(this.select.value===""?null:Number(this.select.
value))}#r(){this.map.compareWith(null),this.select.focus()}draw(t){let{other:e,moment:s}=t.state,o=e!==null;if(this.select.
value=o?String(e):"",this.stop.hidden=!o,this.met.hidden=this.#e()===null,this.#n(),this.panel.hidden=!o,this.map.svg.classList.
toggle("is-compared",o),!o)return;let i=new N(this.map.network,s,e,c=>this.#a(c));this.#i(i);let r=i.ties(this.map.say);
for(let{edges:c}of r)this.#c(i,c);this.#h(t,i,r)}#a(t){let e=this.map.lists.rows.get(t),s=ke[this.map.network.entries.get(
t)?.kind];return e?l(s,e).map(o=>[o.dataset.on,o.textContent]):[]}#n(){for(let t of l(".map-delta",this.map.svg))t.remove();
for(let t of this.map.drawing.chips)t.g.classList.remove(...we);for(let t of this.map.lists.rows.values())for(let e of l(
".map-change",t))e.remove()}#i(t){let{say:e,scene:s,lists:o,drawing:i}=this.map;for(let r of s.chips){let c=r.kind==="fo\
ld"?"none":t.kindOf(r);if(c==="same"||c==="none")continue;let a=e(c);o.rows.get(r.id)?.firstElementChild?.prepend(h("spa\
n",{class:"map-change"},`${k[c]} ${a} `));let d=i.byId.get(r.id);d?.isVisible&&(d.g.classList.add(c),d.g.append($t(this.
map.svg,d.box.x,d.box.y+d.box.height,c)),d.title.textContent=`${d.title.textContent} ${a}.`)}}#c(t,e){let s=e.map(i=>this.
map.drawing.lineOf(i)).filter(i=>i.isShown),o=new Map;for(let i of s){let r=i.path.getAttribute("d");o.set(r,[...o.get(r)??
[],i])}for(let[i,...r]of o.values()){let{x:c,y:a}=i.path.getPointAtLength(i.path.getTotalLength()*xe),m=r.length?"change\
d":t.between(i.edge.on);for(let d of r)d.hide();this.map.svg.querySelector(".ends")?.append($t(this.map.svg,c,a,m))}}#h(t,e,s){
let{say:o,scene:i}=this.map;this.result.replaceChildren(h("p",{},E(i,t.state,o)),h("p",{class:"map-key"},I(o)),this.#l("\
people",e.people()),this.#l("ties",_(s)),this.#m(this.#l("findings",e.findings())),navigator.clipboard?p(o("copy"),()=>this.#s(),
{"data-copy":!0}):"")}#m(t){let[e,...s]=t.childNodes;return h("details",{class:"map-compared-more"},h("summary",{},e),...s)}#l(t,e){
let{say:s}=this.map,o=({kind:i,text:r})=>h("li",{class:`is-${i}`},h("strong",{},`${k[i]} ${s(i)}: `),r);return h("div",{},
h("h3",{},`${s(t)} (${e.length})`),e.length?h("ul",{},...e.map(o)):h("p",{},s("no_changes")))}};var M=Object.freeze({text:"",sphere:"",sector:"",unit:"",task:"",focus:""}),Tt={text:({name:n,units:t},e)=>yt([n,...t].join(
" "),e),sphere:(n,t)=>n.public===(t==="public"),sector:(n,t)=>n.sector===t,unit:(n,t)=>n.units.includes(t),task:(n,t,e,s)=>n.
tasks.some(([o,i])=>i===t&&s(o)),focus:(n,t,e,s)=>n.id===t||e.chipOf(n.id)!==e.chipOf(t)&&e.edges.some(o=>s(o.on)&&e.isEnd(
o,t,s)&&e.isEnd(o,n.id,s))},Ct=(n,t,e,s,o)=>!e[n]||Tt[n](s,e[n],t,o),Nt=Object.keys(Tt),_t=(n,t,e,s)=>{let o=n.entries.get(
e);return o?(o.ring==="home"?["focus"]:Nt).every(r=>Ct(r,n,t,o,s)):!0},It=(n,t,e,s)=>Nt.every(o=>{if(o==="focus"&&n.isHome(
t.focus))return s.includes(t.focus);let i=n.entries.get(e);return!t[o]||i!==void 0&&Ct(o,n,t,i,()=>!0)});var ve=[".course-lane",".course-row",".course-group"],jt=n=>({element:n,actor:n.dataset.actor??"",members:JSON.parse(n.dataset.
for??"[]")}),R=class{constructor(t,e){this.map=t,this.root=e,this.bars=l("[data-actor]",e).map(jt),this.rows=l("[data-co\
urse-table] tr[data-actor]").map(jt),this.lines=l(".course-now",e),this.places=(this.lines[0].dataset.places??"").split(
" ").map(Number),this.note=h("p",{class:"course-shown",hidden:!0}),this.frame=e.parentElement??e,this.frame.before(this.
note)}scrollToEnd(){this.frame.scrollLeft=this.frame.scrollWidth}draw(t,e){t.moment!==e.moment&&this.#t(t.moment);let s=t.
lines.get("engagement")!==!1;for(let{element:i,actor:r,members:c}of[...this.bars,...this.rows])i.toggleAttribute("hidden",
!s||!It(this.map.network,t.wanted,r,c));for(let i of ve)for(let r of l(i,this.root))r.toggleAttribute("hidden",!r.querySelector(
".course-bar:not([hidden])"));let o=this.sentence();this.note.textContent=[o,this.map.limits()].filter(Boolean).join(" "),
this.note.hidden=!o}#t(t){let e=this.places[t];for(let s of this.lines){s.setAttribute("transform",`translate(${e-Number(
s.dataset.x)} 0)`);let o=s.querySelector("text");if(!o)continue;o.textContent=this.map.scene.moments[t].said;let i=e>Number(
s.dataset.to)?"end":"middle";o.setAttribute("text-anchor",e<Number(s.dataset.from)?"start":i)}}sentence(){let t=this.bars.
filter(({element:e})=>!e.hasAttribute("hidden")).length;return t===this.bars.length?"":this.map.say("course_shown",{shown:t,
total:this.bars.length})}};var Oe=n=>{let t=n.cloneNode(!0);for(let e of l("button, summary, [hidden]",t))e.remove();for(let e of l("details",t))e.
replaceWith(...e.childNodes);return t},q=class{extras=[];ofSomebody=[];ofFindings=[];constructor(t,e){this.place=t,this.
map=e}draw(t){let{chip:e,finding:s}=t.state;e?this.#o(t,e):s?this.#r(t,s):this.place?.replaceChildren(),this.#t(!!(e||s))}#t(t){
this.place&&(this.place.hidden=!t);for(let e of l("[data-map-summary]",this.map.root))e.hidden=t}#e(...t){this.place?.replaceChildren(
this.#s(),...t)}#s(){return p(`← ${this.map.say("back")}`,()=>this.map.clear(),{class:"map-button map-back","data-clea\
r":!0})}#o(t,e){let{map:s}=this,o=s.network.idsOf(e),i=t.state.one??(s.network.isFold(e)?null:e),r=o.filter(a=>t.isThere(
a)),c=t.findings.filter(({subjects:a})=>a.some(m=>i?m===i:o.includes(m)));this.#e(h("h2",{},s.nameOfChoice(t)),...i?this.#c(
i):[this.#n(r,a=>s.network.nameOf(a),a=>s.showOne(a))],...c.length?[h("h3",{},s.say("findings")),this.#a(t,c)]:[],...i?[
...this.#i(i),...this.ofSomebody.map(a=>a(i))]:[]);for(let a of this.extras)this.place?.append(a(e))}#r(t,e){let{map:s}=this,
o=u(e.question,t.state.moment),i=e.subjects.filter(r=>s.network.chipOf(r));this.#e(h("h2",{},v(e,t.state.moment)),...o?[
h("p",{},o)]:[],this.#n(i,r=>s.network.nameOf(r),r=>s.showOne(r)),...this.ofFindings.map(r=>r(e)))}#a(t,e){return this.#n(
e,s=>v(s,t.state.moment),s=>this.map.light(s))}#n(t,e,s){return h("ul",{class:"map-list"},...t.map(o=>h("li",{},p(e(o),()=>s(
o)))))}#i(t){let{map:e}=this,s=e.say("around",{name:e.network.nameOf(t)});return[p(s,()=>e.around(t),{"data-around":!0}),
" ",...e.lists.isVisible?[p(e.say("in_table"),()=>e.lists.goTo(t),{"data-row":!0})," "]:[]]}#c(t){let e=this.map.lists.rows.
get(t),s=e?.closest("table");if(!e||!s)return[];let o=l("thead th",s).map(r=>r.textContent.trim()),i=h("dl");for(let[r,c]of l(
":scope > td",e).entries()){let a=Oe(c);if(c===e.lastElementChild)for(let m of l("li:not(.map-mark)",a))m.remove();a.textContent.
trim()&&i.append(h("dt",{},o[r+1]),h("dd",{},...a.childNodes))}return[i]}};var Se="1.4",Mt=Object.freeze({"stroke-width":"2.2","stroke-dasharray":"6 3"}),Ee=n=>{let t=document.createElementNS(n.namespaceURI,
"title");return t.textContent=n.getAttribute("aria-label"),n.removeAttribute("aria-label"),n.prepend(t),t},Rt=n=>{let t=b(
"rect",n),[e,s,o,i]=["x","y","width","height"].map(a=>Number(t.getAttribute(a))),r=n.dataset.kind==="fold"?b("text",n):null,
c=l(".mark[data-on]",n);return{g:n,rect:t,box:{x:e,y:s,width:o,height:i},text:r,marks:c,title:Ee(n)}},H=class{constructor(t){
this.id=t.dataset.id??"",this.isFold=t.dataset.kind==="fold",this.parts=Rt(t)}read(t){this.parts=Rt(t)}get g(){return this.
parts.g}get rect(){return this.parts.rect}get box(){return this.parts.box}get title(){return this.parts.title}get text(){
return this.parts.text}get x(){return this.box.x+this.box.width/2}get y(){return this.box.y+this.box.height/2}get isVisible(){
return this.g.getAttribute("display")!=="none"}draw(t){let{network:e,state:s}=t,o=e.entries.get(this.id);x(this.g,t.isVisible(
this.id)),this.text&&(this.text.textContent=u(o?.titles??[],s.moment)||(o?.name??""));let i=u(o?.labels??[],t.momentOf(this.
id));i&&(this.title.textContent=i);for(let r of this.parts.marks)x(r,f(r.dataset.on,s.moment));this.g.dataset.overlap&&this.#t(
f(this.g.dataset.overlap,s.moment))}#t(t){let[e,s]=(this.g.dataset.colours??"").split(" ");this.rect.setAttribute("strok\
e",t?s:e),this.rect.setAttribute("stroke-width",t?Mt["stroke-width"]:Se),t?this.rect.setAttribute("stroke-dasharray",Mt["\
stroke-dasharray"]):this.rect.removeAttribute("stroke-dasharray")}};var P=Object.freeze({ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]}),qt=(n,t,[e,s])=>{let o;for(let i of t){
let[r,c]=[i.x-n.x,i.y-n.y],a=r*e+c*s,m=a+2*Math.abs(r*s+c*e);i!==n&&a>1&&(!o||m<o.far)&&(o={point:i,far:m})}return o?.point};var Ht=n=>{let t=l(`[data-of="${n.id}"]`,n.ownerSVGElement??void 0);return[n,...t]},D=class{isShown=!1;constructor(t,e){
this.edge=e,this.elements=Ht(t)}read(t){this.elements=Ht(t)}get path(){return this.elements[0]}draw(t){this.isShown=t.isEdgeShown(
this.edge);let e=t.isLit(this.edge);for(let s of this.elements)x(s,this.isShown),s.classList.toggle("lit",e)}hide(){for(let t of this.
elements)x(t,!1)}},Pt=({id:n,dataset:t},e)=>({id:n,ends:[t.a??"",t.b??""],state:t.state??"",on:t.on??"",drawn:t.drawn??"",
folded:e.folded[n]??[]});var Ae="g[data-kind=person], g[data-kind=actor], g[data-kind=fold]",B=class{#t=[];constructor(t,e){this.svg=t,this.network=
e,this.chips=l(Ae,t).map(s=>new H(s)),this.byId=new Map(this.chips.map(s=>[s.id,s])),this.lines=e.edges.map(s=>new D(b(`\
path[id="${s.id}"]`,t),s)),this.current=this.#e()??this.chips[0],this.rove(this.current,!1),t.addEventListener("focusin",
s=>{let o=this.chipAt(s);o&&this.rove(o,!1)})}#e(){return this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??this.
chips.find(t=>t.isVisible)}draw(t){let{bright:e,state:s}=t;for(let o of this.chips)o.draw(t);for(let o of l(".household[\
data-on]",this.svg))x(o,f(o.dataset.on,s.moment));this.svg.classList.toggle("is-lit",!!e);for(let{g:o,id:i}of this.chips)
o.classList.toggle("lit",!!e?.has(i)),o.setAttribute("aria-pressed",String(i===s.chip));for(let o of this.lines)o.draw(t);
this.current?.isVisible||this.rove(this.#e()??this.current,!1)}chipOf(t){return this.byId.get(this.network.chipOf(t)??"")}lineOf(t){
return this.lines[this.network.edges.indexOf(t)]}chipAt(t){let e=t.target.closest("g[data-id]");return e instanceof SVGElement?
this.byId.get(e.dataset.id??""):void 0}rove(t,e=!0){t&&(this.current?.g.setAttribute("tabindex","-1"),this.current=t,t.g.
setAttribute("tabindex","0"),e&&t.g.focus())}step(t){if(!this.current)return;let e=this.chips.filter(s=>s.isVisible);this.
rove(qt(this.current,e,P[t])??this.current)}home(){this.rove(this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??
this.current)}whenRedrawn(t){this.#t.push(t)}replace(t){let e=this.svg.contains(document.activeElement);for(let s of["vi\
ewBox","width","height"])this.svg.setAttribute(s,t.getAttribute(s)??"");this.svg.replaceChildren(...t.childNodes);for(let s of this.
chips)s.read(b(`g[data-id="${CSS.escape(s.id)}"]`,this.svg));for(let s of this.lines)s.read(b(`path[id="${s.edge.id}"]`,
this.svg));for(let{g:s}of this.chips)s.setAttribute("tabindex","-1");this.rove(this.current,!1),e&&this.current?.g.focus(
{preventScroll:!0});for(let s of this.#t)s()}};var Le=(n,t,e)=>{let{scene:s,outside:o}=n,i=a=>xt(a,e).map(m=>[m,m]),r=["public","private"].filter(a=>o.some(m=>m.public===
(a==="public"))),c=s.sectors.filter(({id:a})=>o.some(m=>m.sector===a));return{sphere:r.map(a=>[a,t(`sphere_${a}`)]),sector:c.
map(({id:a,name:m})=>[a,m]),unit:i(s.chips.flatMap(a=>a.units)),task:i(s.chips.flatMap(a=>a.tasks.map(([,m])=>m))),focus:s.
chips.filter(a=>a.kind!=="fold").map(({id:a,name:m})=>[a,m])}},Dt=new Set(["present","team","coordinates","planned","pri\
vate"]),ct=Object.freeze({works:n=>Dt.has(n),asked:n=>!Dt.has(n)&&n!=="engagement",all:n=>n!=="engagement"}),$e=Object.keys(
ct),G=class{constructor(t){this.map=t,this.options=Le(t.network,t.say,document.documentElement.lang),this.form=this.#t(),
t.place("controls",this.form)}#t(){let{say:t,network:e}=this.map,{states:s}=e,o=h("input",{type:"search","data-filter":"\
text",oninput:()=>this.map.filter({text:o.value.trim()})}),i=h("div",{class:"map-tools",role:"group","aria-label":t("lin\
es")},...$e.map(c=>this.#s(c))),r=h("fieldset",{class:"map-states"},h("legend",{},t("lines")),i,...s.filter(c=>c!=="enga\
gement").map(c=>this.#o(c)));return h("form",{class:"map-controls",onsubmit:c=>c.preventDefault(),"aria-label":t("filter\
s")},h("label",{class:"map-field"},t("search"),o),this.#e("focus"),this.#e("sector"),s.includes("engagement")?this.#o("e\
ngagement",t("show_help")):"",h("div",{class:"map-more"},this.#e("sphere"),this.#e("unit"),this.#e("task")),s.length?r:"",
p(t("reset"),()=>this.map.reset(),{"data-reset":!0}))}#e(t){let{say:e}=this.map,s=this.options[t];if(!s.length||s.length===
1&&t!=="focus")return"";let o=h("select",{"data-filter":t,onchange:()=>this.map.filter({[t]:o.value})},h("option",{value:""},
e("every")),...s.map(([i,r])=>h("option",{value:i},r)));return h("label",{class:"map-field"},e(t),o)}#s(t){let{map:e}=this,
s=e.network.edges.filter(({state:o})=>ct[t](o)).length;return p(e.say(`lines_${t}`,{count:s}),()=>e.showOnly(t==="all"?null:
ct[t]),{"data-lines":t})}#o(t,e=this.map.say(`state_${t}`)){let s=h("input",{type:"checkbox",checked:this.map.network.isUsual(
t),"data-state-filter":t,onchange:()=>this.map.showLines(t,s.checked)});return h("label",{class:"map-check"},s,e)}#r({wanted:t,
lines:e}){let{map:s,options:o}=this,i=(c,a)=>o[c]?.find(([m])=>m===a)?.[1]??a;return[...Object.entries(t).filter(([,c])=>c).
map(([c,a])=>[`${s.say(c==="text"?"search":c)}: ${i(c,a)}`,()=>s.filter({[c]:""})]),...[...e].map(([c,a])=>[`${a?"+":"−"}\
 ${s.say(`state_${c}`)}`,()=>s.showLines(c,!a)])]}#a(t){let{map:e}=this,s=this.#r(t),o=([i,r])=>p(`${i} ×`,r,{class:"ma\
p-button map-small","aria-label":e.say("remove",{what:i})});for(let i of l("[data-map-tags]",e.root))i.replaceChildren(...s.
map(o));for(let i of l("[data-map-filter-count]",e.root))i.textContent=s.length?e.say("filter_count",{count:s.length}):""}draw(t){
let{wanted:e,lines:s}=t;this.#a(t);for(let o of l("[data-filter]",this.form)){let i=e[o.dataset.filter];o.value.trim()!==
i&&(o.value=i)}for(let o of l("[data-state-filter]",this.form)){let i=o.dataset.stateFilter??"";o.checked=s.get(i)??this.
map.network.isUsual(i)}}};var[V,Bt]=[4,4],Te=Object.freeze({ArrowDown:1,ArrowUp:-1}),F=class{#t=null;constructor(t){this.map=t,t.drawing.whenRedrawn(
()=>this.#o())}close(){this.#t?.box.remove(),this.#t=null}chosen(t){t.isFold?this.#t?.chip!==t&&this.#e(t):this.close();
for(let e of this.#t?l("[data-one]",this.#t.box):[])e.setAttribute("aria-pressed",String(e.dataset.one===this.map.store.
state.one))}draw(t){if(!this.#t)return;let{chip:e,box:s}=this.#t,o=l("[data-one]",s).map(r=>r.dataset.one);if(e.isVisible&&
t.shownIn(e.id).join(" ")===o.join(" "))return;let i=s.contains(document.activeElement);this.close(),i&&this.map.drawing.
rove(this.map.drawing.current)}#e(t){this.close();let{say:e,network:s,shown:o,store:i,frame:r}=this.map,c=()=>{this.close(),
this.map.drawing.rove(t)},a=w=>{let mt={class:"map-button map-small","data-one":w};return h("li",{},p(s.nameOf(w),()=>this.
map.choose(t.id,w),mt))},m=h("div",{class:"map-fold",role:"dialog","aria-label":`${t.text?.textContent}, ${s.entries.get(
t.id)?.place}`,onkeydown:w=>this.#s(w,c)},h("ul",{class:"map-list"},...o.shownIn(t.id).map(a)),p(e("close"),c,{class:"ma\
p-button map-small"}));r.append(m),this.#t={chip:t,box:m},this.#o(),(m.querySelector(`[data-one="${CSS.escape(i.state.one??
"")}"]`)??m.querySelector("button"))?.focus({preventScroll:!0}),m.scrollIntoView({block:"nearest",inline:"nearest"})}#s(t,e){
let s=this.#t?l("button",this.#t.box):[],o=s.findIndex(r=>r===document.activeElement),{key:i}=t;if(i==="Escape")e();else if(i===
"ArrowDown"||i==="ArrowUp")s[(o+Te[i]+s.length)%s.length].focus();else if(i==="Home"||i==="End")s.at(i==="Home"?0:-1)?.focus();else
return;t.preventDefault()}#o(){if(!this.#t)return;let{chip:t,box:e}=this.#t,{frame:s}=this.map,[o,i]=[t.rect.getBoundingClientRect(),
s.getBoundingClientRect()],r=o.left-i.left+s.scrollLeft-s.clientLeft,[c,a]=[o.top,o.bottom].map(g=>g-i.top+s.scrollTop-s.
clientTop),m=a+V+e.offsetHeight<=s.scrollHeight||c<e.offsetHeight+V,d=s.scrollLeft+s.clientWidth-e.offsetWidth-Bt;e.style.
insetInlineStart=`${Math.max(Bt,Math.min(r,d))}px`,e.style.insetBlockStart=`${m?a+V:c-e.offsetHeight-V}px`}};var Gt=(n,t)=>{let{svg:e,drawing:s}=n,o=()=>s.current&&n.choose(s.current.id),i={Home:()=>s.home(),Enter:o," ":o,Escape:()=>n.
clear(),...t};e.addEventListener("keydown",r=>{if(!(r.altKey||r.ctrlKey||r.metaKey)){if(r.key in P)s.step(r.key);else if(r.
key in i)i[r.key]();else return;r.preventDefault()}}),e.addEventListener("click",r=>{let c=s.chipAt(r);c&&n.focusOn(c)})};var U=class{constructor(t){this.rows=new Map(l("table[data-map-table] tr[data-id]").map(e=>[e.dataset.id??"",e])),this.parts=
l("[data-on], tr li[data-state]").filter(e=>!t.contains(e)&&!e.dataset.id).map(e=>{let{on:s,state:o}=e.dataset,i=e.closest(
"tr[data-id]");return{element:e,on:s,state:o,id:i?.dataset.id}})}draw(t){for(let{element:e,on:s,state:o,id:i}of this.parts)
e.hidden=!f(s,t.momentOf(i))||o!==void 0&&t.choiceOf(o)===!1;for(let[e,s]of this.rows)s.hidden=!t.isShown(e);for(let e of l(
".map-count"))this.#t(e)}#t(t){let e=t.closest("details");if(!e)return;let s=l(":scope > ul > li",e).filter(o=>!o.hidden).
length;t.textContent=String(s),e.matches(".map-many")&&(e.hidden=!s)}get isVisible(){return[...this.rows.values()].some(
t=>!t.closest("div[hidden]"))}goTo(t){let e=this.rows.get(t);e&&(e.tabIndex=-1,e.focus())}};var W=class{#t=new Map;constructor(t,e){this.scene=t,this.edges=e,this.entries=new Map(t.chips.map(s=>[s.id,s]));for(let s of t.
chips)this.#t.set(s.id,s.fold??s.id)}chipOf(t){return this.#t.get(t)}nameOf(t){return this.entries.get(t)?.name??t}isFold(t){
return t!==null&&this.entries.get(t)?.kind==="fold"}isHome(t){return this.entries.get(t)?.ring==="home"}idsOf(t){let e=this.
entries.get(t);return e?e.ids??[t]:[]}get outside(){return this.scene.chips.filter(t=>t.kind!=="fold"&&t.ring!=="home")}get states(){
let t=new Set(this.edges.map(e=>e.state));return Object.keys(this.scene.words).filter(e=>e.startsWith("state_")).map(e=>e.
slice(6)).filter(e=>t.has(e))}isUsual(t){return this.edges.some(e=>e.state===t&&e.drawn)}isEnd(t,e,s){let o=this.chipOf(
e);return o===void 0||!t.ends.includes(o)?!1:!this.isFold(o)||t.folded.some(([i,r])=>r===e&&s(i))}};var z=class{constructor(t){this.map=t,this.items=l(".legend-item",t.root)}draw(t){let{scene:e,say:s}=this.map,{moment:o}=t.
state,i=t.state.other===null?"":`${E(e,t.state,s)} ${I(s)}`;this.#t("header",u(e.sheet.header,o)),this.#t("cut",u(e.sheet.
cut,o)),this.#t("filters",[i,this.map.limits()].filter(Boolean).join("   ")),this.#e()}#t(t,e){for(let s of l(`[data-tol\
d=${t}]`))gt(s,e??"")}#e(){let{chips:t,lines:e}=this.map.drawing,s=new Set(e.filter(o=>o.isShown).map(o=>`line-${o.edge.
state}`));for(let o of t.filter(i=>i.isVisible))for(let i of l(".mark:not([display])",o.g))s.add(`mark-${(i.getAttribute(
"class")??"").replace("mark is-","")}`);for(let o of this.items)o.hidden=!s.has(o.dataset.key??"")}};var Vt=n=>{let{scene:t,network:e,say:s,store:o}=n,i=a=>`${s("show_on_map")}: ${a}`,r=(a,m,d)=>p(s("show_on_map"),m,{"ari\
a-label":i(a),...d}),c=t.findings.flatMap(a=>{let m=document.querySelector(`[data-finding="${a.id}"] [data-finding-actio\
ns]`);if(!m||!a.chips.some(([,w])=>w.length))return[];let d={"data-lights":a.id,"aria-pressed":"false"},g=r(v(a,o.state.
moment),()=>n.light(a),d);return m.append(g),[{element:g,finding:a}]});for(let[a,m]of n.lists.rows){if(!e.chipOf(a))continue;
let d={class:"map-button map-small"};m.firstElementChild?.append(" ",r(e.nameOf(a),()=>n.showOne(a),d))}o.subscribe((a,m)=>{
for(let d of l("[data-lights]"))d.setAttribute("aria-pressed",String(d.dataset.lights===a.finding?.id));if(a.moment!==m.
moment)for(let{element:d,finding:g}of c)d.setAttribute("aria-label",i(v(g,a.moment)))})};var Ft=n=>({moment:n.now,other:null,chip:null,one:null,finding:null,wanted:M,lines:new Map}),O=class{#t=new Map;constructor(t,e){
this.network=t,this.state=e,this.now=s=>f(s,e.moment)}holds(t){let{other:e}=this.state;return this.now(t)||e!==null&&f(t,
e)}isThere(t){return this.holds(this.network.entries.get(t)?.on)}momentOf(t){let{moment:e,other:s}=this.state;return t!==
void 0&&s!==null&&!this.now(this.network.entries.get(t)?.on)?s:e}matches(t){let e=this.#t.get(t);return e===void 0&&(e=_t(
this.network,this.state.wanted,t,this.now),this.#t.set(t,e)),e}isShown(t){return this.isThere(t)&&this.matches(t)}shownIn(t){
return this.network.idsOf(t).filter(e=>this.isShown(e))}isVisible(t){return this.network.idsOf(t).some(e=>this.isShown(e))}choiceOf(t){
return this.state.lines.get(t)}isLit(t){let{chip:e,finding:s}=this.state;return e?this.#e(t,e):!!(s&&u(s.edges,this.state.
moment)?.includes(t.id))}#e(t,e){let{one:s}=this.state;return t.ends.includes(e)?!s||this.network.isEnd(t,s,o=>f(o,this.
momentOf(s))):!1}isEdgeShown(t){let e=this.choiceOf(t.state);return e!==!1&&this.holds(t.on)&&t.ends.every(s=>this.isVisible(
s))&&(e===!0||this.holds(t.drawn)||this.isLit(t))}get bright(){let{chip:t,finding:e,moment:s}=this.state;if(t){let i=this.
network.edges.filter(r=>this.#e(r,t)&&this.isEdgeShown(r));return new Set([t,...i.flatMap(r=>r.ends)])}if(!e)return;let o=u(
e.chips,s)??[];return new Set(o.map(i=>this.network.chipOf(i)).filter(i=>i!==void 0))}count(t){let e=this.network.outside.
filter(i=>i.kind===t),s=e.filter(i=>this.isThere(i.id));return{shown:s.filter(i=>this.matches(i.id)).length,there:s.length,
total:e.length}}get findings(){return this.network.scene.findings.filter(t=>this.now(t.on))}},Ut=(n,t,e)=>{let s=t.other===
e?null:t.other,o=new O(n,{...t,moment:e}),{chip:i,one:r,finding:c}=t;return{moment:e,other:s,one:r&&o.isThere(r)?r:null,
chip:i&&n.idsOf(i).some(a=>o.isThere(a))?i:null,finding:c&&f(c.on,e)?c:null}};var Ce=1400,ht=()=>window.matchMedia("(prefers-reduced-motion: reduce)").matches,K=class{#t;constructor(t,e){this.say=t,
this.time=e,this.button=p(this.#e,()=>this.#s(),{"data-step":"play"})}get#e(){return this.say(ht()?"play_step":"play")}stop(){
clearInterval(this.#t),this.#t=void 0,this.button.textContent=this.#e}#s(){let{go:t,next:e,isAtEnd:s}=this.time;if(this.#t!==
void 0){this.stop();return}s()?t(0):ht()&&t(e()),!ht()&&(this.button.textContent=this.say("stop"),this.#t=setInterval(()=>this.#o(),
Ce))}#o(){this.time.go(this.time.next()),this.time.isLast()&&this.stop()}};var[Ne,_e,Ie]=[6,2,18],Y=class{constructor(t,e){this.map=t,this.changes=e;let{say:s}=t;this.player=new K(s,{go:c=>this.#e(
c),next:()=>e.after(this.#t),isLast:()=>this.#t===e.last,isAtEnd:()=>this.#t>=t.scene.own}),this.slider=h("input",{type:"\
range",id:"map-moment",min:0,max:e.last,step:1,value:this.#t,class:"map-slider","aria-label":s("moment"),oninput:()=>this.#s(
Number(this.slider.value))});let o=(c,a,m,d=a)=>p(d,()=>this.#s(m()),{"data-step":c,"aria-label":a,title:a});this.back=o(
"before",s("before"),()=>e.before(this.#t),"◀"),this.on=o("after",s("after"),()=>e.after(this.#t),"▶");let{own:i,moments:r}=t.
scene;this.home=o("own",s("to_own",{day:r[i].said}),()=>i),this.list=this.#r(),this.#a(),this.#n(),this.#i(t.store.state)}get#t(){
return this.map.store.state.moment}#e(t){t!==this.#t&&(this.map.moveTo(t),this.map.tell(this.map.counted(),this.changes.
storyAt(t)))}#s(t){this.player.stop(),this.#e(t)}#o(){let{changes:t,map:e}=this;return t.stops.map(s=>{let o=h("span",{class:`\
map-tick${s>e.scene.own?" is-to-come":""}`,title:t.nameAt(s),onclick:()=>this.#s(s)});return o.style.insetInlineStart=`${100*
s/t.last}%`,o.style.blockSize=`${Math.min(Ie,Ne+_e*t.count(s))}px`,o})}#r(){let{changes:t,map:e}=this,{scene:s}=e,o=i=>{
let r={class:"map-button map-small","data-moment":i};return h("li",{},p(t.nameAt(i),()=>this.#s(i),r),h("span",{},` ${t.
storyAt(i)}`))};return h("details",{class:"map-changes"},h("summary",{},e.say("all_changes",{count:t.stops.length})),s.step===
"day"?"":h("p",{class:"map-step"},e.say("gathered",{step:e.say(`step_${s.step}`)})),h("ol",{},...t.stops.map(o)))}#a(){let{
say:t}=this.map;this.map.place("time",h("div",{class:"map-time",role:"group","aria-label":t("time")},this.back,h("div",{
class:"map-track"},h("div",{class:"map-ticks","aria-hidden":"true"},...this.#o()),this.slider),this.on,this.player.button,
this.home));for(let e of l("[data-map-days]",this.map.root))e.replaceChildren(this.list)}#n(){let{changes:t,map:e}=this;
e.store.subscribe((s,o)=>{s.moment!==o.moment&&(this.#i(s),this.#c(s))}),e.svg.addEventListener("keydown",s=>{s.key!==","&&
s.key!=="."||(this.#s(s.key===","?t.before(this.#t):t.after(this.#t)),s.preventDefault())})}#i({moment:t}){let e=this.changes.
nameAt(t);this.slider.value=String(t),this.slider.setAttribute("aria-valuetext",e),this.back.disabled=t===0,this.on.disabled=
t===this.changes.last,this.home.hidden=t===this.map.scene.own;for(let s of l("[data-moment]",this.list))s.setAttribute("\
aria-current",String(Number(s.dataset.moment)===t))}#c({moment:t}){let{say:e,scene:s}=this.map;for(let o of l("[data-day\
]"))o.textContent=e("on_day",{day:s.moments[t].said});for(let o of l("[data-question-count]"))o.textContent=String(this.
map.shown.findings.length)}};var X=1.25,[je,Me]=[1.01,4],Wt=.3,zt=n=>{let{frame:t,svg:e,say:s}=n,o=1,i=m=>{let d=(t.scrollLeft+t.clientWidth/2)/t.scrollWidth,
g=(t.scrollTop+t.clientHeight/2)/t.scrollHeight;o=m<je?1:Math.min(Me,m),t.classList.toggle("is-zoomed",o>1),t.classList.
toggle("is-whole",!m),e.style.width=e.style.height=o>1?`${o*100}%`:"";for(let w of a)w.hidden=o===1;t.scrollTo(d*t.scrollWidth-
t.clientWidth/2,g*t.scrollHeight-t.clientHeight/2),n.tell(s("zoomed",{percent:Math.round(o*100)}))},r=(m,d)=>t.scrollBy(
m*t.clientWidth*Wt,d*t.clientHeight*Wt),c=(m,d,g)=>p(m,g,{"aria-label":s(d),title:s(d),"data-view":d}),a=[c("←","left",
()=>r(-1,0)),c("→","right",()=>r(1,0)),c("↑","up",()=>r(0,-1)),c("↓","down",()=>r(0,1))];for(let m of a)m.hidden=!0;
return n.place("tools",h("div",{class:"map-tools",role:"group","aria-label":s("view")},c("+","zoom_in",()=>i(o*X)),c("−",
"zoom_out",()=>i(o/X)),c("⤢","whole",()=>i(0)),...a)),Re(t),{"+":()=>i(o*X),"-":()=>i(o/X),0:()=>i(0)}},Re=n=>{let t=null;
n.addEventListener("pointerdown",e=>{let s=e.target instanceof Element&&e.target.closest("g[data-id]");e.pointerType==="\
mouse"&&e.button===0&&!s&&(t={x:e.clientX,y:e.clientY})}),window.addEventListener("pointermove",e=>{t&&(n.scrollBy(t.x-e.
clientX,t.y-e.clientY),t={x:e.clientX,y:e.clientY})}),window.addEventListener("pointerup",()=>{t=null})};var J=class{constructor(t){let e=t.querySelector("svg[data-map]");if(!(e instanceof SVGSVGElement))throw new y("The root\
 of a family map holds no drawing of one.");this.svg=e,this.root=t,this.frame=b("[data-map-frame]",t),this.scene=st(t),this.
say=bt(this.scene.words);let s=l("path[data-kind=edge]",e);this.network=new W(this.scene,s.map(o=>Pt(o,this.scene))),this.
store=new T(Ft(this.scene)),this.shown=new O(this.network,this.store.state),this.drawing=new B(e,this.network),this.lists=
new U(e),this.details=new q(t.querySelector("#detaljer"),this),this.status=t.querySelector("#status"),this.#t()}#t(){let t=zt(
this);this.filters=new G(this),this.sheet=new z(this),this.folds=new F(this);let e=this.root.querySelector("[data-course\
]");if(this.course=e&&new R(this,e),this.store.subscribe((s,o)=>{this.shown=new O(this.network,s),this.#e(o),this.details.
draw(this.shown)}),Vt(this),this.scene.moments.length>1){let s=new C(this.network,this.say);this.time=new Y(this,s),this.
compare=new j(this,s)}Gt(this,t),this.clear(),this.frame.scrollLeft=(this.frame.scrollWidth-this.frame.clientWidth)/2,this.
course?.scrollToEnd()}#e(t){this.lists.draw(this.shown),this.drawing.draw(this.shown),this.filters?.draw(this.shown.state),
this.sheet?.draw(this.shown),this.folds?.draw(this.shown),this.course?.draw(this.shown.state,t),this.compare?.draw(this.
shown)}takeOver(t,e){this.scene.sheet=st(b(`[data-module="${this.root.dataset.module}"]`,e),e).sheet,this.drawing.replace(
t),this.redraw()}redraw(){this.#e(this.store.state)}place(t,...e){b(`[data-map-${t}]`,this.root).replaceChildren(...e)}tell(...t){
this.status&&(this.status.textContent=t.filter(Boolean).join(" "))}counted(){return At(this.shown,this.say)}limits(){return Lt(
this.store.state,this.filters?.options??{},this.say)}nameOfChoice({network:t,state:e}){let{chip:s,one:o}=e;if(s===null)return"";
let i=o??(t.isFold(s)?null:s),r=t.idsOf(s).filter(c=>this.shown.isThere(c));return i===null?this.say("folded",{count:r.length}):
t.nameOf(i)}choose(t,e=null){this.store.update({chip:t,one:e,finding:null}),this.tell(this.say("chosen",{name:this.nameOfChoice(
this.shown)}));let s=this.drawing.byId.get(t);s&&this.folds?.chosen(s)}focusOn(t,e=null){this.drawing.rove(t),this.choose(
t.id,e)}showOne(t){let e=this.drawing.chipOf(t);e&&this.focusOn(e,e.isFold?t:null)}light(t){t.subjects.some(s=>!this.shown.
matches(s))&&this.#o(),this.folds?.close(),this.store.update({chip:null,one:null,finding:t});let[e]=this.shown.bright??[];
this.drawing.byId.get(e)?.g.scrollIntoView({block:"center",inline:"center"}),this.tell(this.say("lit",{statement:v(t,this.
store.state.moment)}))}clear(){this.folds?.close(),this.store.update({chip:null,one:null,finding:null}),this.tell(this.counted())}filter(t){
this.store.update({wanted:{...this.store.state.wanted,...t}}),this.#s()}showLines(t,e){let s=new Map(this.store.state.lines);
e===this.network.isUsual(t)?s.delete(t):s.set(t,e),this.store.update({lines:s}),this.#s()}showOnly(t){let e=t?this.network.
states.filter(s=>s!=="engagement"):[];this.store.update({lines:new Map(e.map(s=>[s,!!t?.(s)]))}),this.#s()}#s(){this.tell(
this.counted(),this.course?.sentence()??"",this.limits())}#o(){this.store.update({wanted:M,lines:new Map})}reset(){this.#o(),
this.clear()}around(t){this.filter({focus:t}),this.showOne(t),this.#s()}moveTo(t){this.store.update(Ut(this.network,this.
store.state,t))}compareWith(t){let{moment:e}=this.store.state;this.store.update({other:t===e?null:t}),this.tell(this.compare?.
sentence()??"",this.counted())}};var qe=1e3,A=()=>new URL(location.href).searchParams,Kt,Yt=(n,t)=>{if(clearTimeout(Kt),!(n.href===location.href&&t===(history.
state?.around??"")))try{history.replaceState({around:t},"",n)}catch{Kt=setTimeout(()=>Yt(n,t),qe)}},Xt=(n,t,e)=>{let s=rt(
n,t);Yt(s,e);for(let o of l("a[data-with-filters]"))o.href=rt(new URL(o.href),t).href;for(let o of l(".app-language a")){
let i=new URL(o.href);i.searchParams.set("til",s.pathname+s.search),o.href=i.href}for(let o of l("form.day-form")){for(let i of Object.
keys(t))for(let r of l(`input[type=hidden][name=${i}]`,o))r.remove();for(let[i,r]of Object.entries(t))r&&o.append(Object.
assign(document.createElement("input"),{type:"hidden",name:i,value:r}))}},Q=(n,t)=>{!t||!n||![...n.options].some(e=>e.value===
t)||(n.value=t,n.dispatchEvent(new Event("change")))},He=(n,t)=>{let e=`[data-state-filter="${CSS.escape(n)}"]`,s=document.
querySelector(e);!s||s.checked===t||(s.checked=t,s.dispatchEvent(new Event("change")))},Jt=()=>{let n=A();for(let[t,e]of Object.
entries(it))Q(document.querySelector(`select[data-filter="${e}"]`),n.get(t));Q(document.querySelector('select[data-filte\
r="focus"]'),history.state?.around);for(let[t,e]of Ot(n.get("streger")))He(t,e)};var Pe=n=>n.split("-").reverse().join("-"),Qt=n=>{let{scene:t,store:e}=n,{moments:s}=t,o=A().get("sammenlign"),i=()=>{let{
moment:c,other:a,wanted:m,lines:d}=e.state,{day:g}=s[c],w=new URL(location.href);c===t.now&&!w.searchParams.has("dato")||
w.searchParams.set("dato",g);for(let L of l("a[data-with-day]")){let dt=new URL(L.href);dt.searchParams.set("dato",g),L.
href=dt.href}for(let L of l("input[name=dato]"))L.value=Pe(g);Xt(w,vt(m,d,a===null?"":s[a].day),m.focus)};Jt();let r=S(s.
map(({day:c})=>c),o);r!==null&&Q(document.querySelector("select[data-compare]"),String(r)),e.subscribe(i),n.drawing.whenRedrawn(
i),i()};var Zt=n=>{let t=new Map(l("[data-map-forms] > [data-of]").map(e=>[e.dataset.of,e]));t.size&&n.details.extras.push(e=>{let s=t.
get(n.store.state.one??e);return h("p",{class:"map-forms"},...s?s.cloneNode(!0).childNodes:[])})};var te=(n,t)=>new Promise(e=>{let s=new XMLHttpRequest;s.open("POST",n),s.responseType="document",t&&s.setRequestHeader(
"Content-Type","application/json"),s.onload=()=>e(s.status===200?s.responseXML:null),s.onerror=s.ontimeout=()=>e(null),s.
timeout=3e4,s.send(t&&JSON.stringify(t))});var De=6,Be=400,ee=36,se=12,Ge=["data-id","data-kind","role","tabindex","aria-controls","aria-pressed","aria-haspopup"],
Z=class{#t=null;#e=!1;constructor(t,e){this.map=t,this.put=e,this.#s()}#s(){let{svg:t}=this.map;t.addEventListener("poin\
terdown",o=>this.#r(o)),window.addEventListener("pointermove",o=>this.#m(o)),window.addEventListener("pointerup",o=>this.#d(
o)),window.addEventListener("pointercancel",()=>this.#i()),window.addEventListener("pointerup",()=>{setTimeout(()=>{this.#e=
!1})}),window.addEventListener("keydown",o=>this.#p(o),!0);let e=o=>{this.#t?.shadow&&o.preventDefault()};t.addEventListener(
"touchmove",e,{passive:!1}),t.addEventListener("contextmenu",o=>{this.#t?.timer&&o.preventDefault()});let s=o=>{this.#e&&
o.stopPropagation()};t.addEventListener("click",s,!0),t.addEventListener("dragstart",o=>o.preventDefault())}#o({clientX:t,
clientY:e}){return new DOMPoint(t,e).matrixTransform(this.map.svg.getScreenCTM()?.inverse())}#r(t){if(this.#t){this.#i();
return}this.#e=!1;let e=this.map.drawing.chipAt(t);!e||t.button!==0||this.map.frame.hasAttribute("aria-busy")||(this.#t=
{chip:e,pointer:t.pointerId,start:{x:t.clientX,y:t.clientY},from:this.#o(t),focus:document.activeElement},t.pointerType!==
"mouse"&&(this.#t.timer=setTimeout(()=>this.#a(),Be)))}#a(){let t=this.#t;if(!t)return;this.#e=!0;let{g:e}=t.chip;t.focus===
document.body?e.blur():(t.focus instanceof HTMLElement||t.focus instanceof SVGElement)&&t.focus.focus({preventScroll:!0});
let s=e.cloneNode(!0);for(let o of Ge)s.removeAttribute(o);s.setAttribute("class","map-shadow lit"),s.setAttribute("aria\
-hidden","true"),t.shadow=s,e.classList.add("is-held"),e.parentNode?.append(s);for(let o of this.map.drawing.lines)if(o.
edge.ends.includes(t.chip.id))for(let i of o.elements)x(i,!1);this.map.svg.setPointerCapture(t.pointer)}#n(){clearTimeout(
this.#t?.timer);let t=this.#t;return this.#t=null,()=>{t?.chip.g.classList.remove("is-held"),t?.shadow?.remove()}}letGo(){
this.#n()()}#i(){if(!this.#t)return;let t=this.#t.shadow;this.letGo(),t&&this.map.redraw()}#c({start:t},{clientX:e,clientY:s}){
return Math.hypot(e-t.x,s-t.y)<De}#h({from:t},e){let s=this.#o(e);return[s.x-t.x,s.y-t.y]}#m(t){let e=this.#t;if(!(!e||t.
pointerId!==e.pointer)){if(!e.shadow){if(this.#c(e,t))return;if(e.timer){this.#n();return}this.#a()}t.preventDefault(),this.#l(
t),e.shadow?.setAttribute("transform",`translate(${this.#h(e,t).join(" ")})`)}}#l({clientX:t,clientY:e}){let s=this.map.
frame.getBoundingClientRect(),o=(i,r,c)=>i<r+ee?-se:i>c-ee?se:0;this.map.frame.scrollBy(o(t,s.left,s.right),o(e,s.top,s.
bottom))}#d(t){let e=this.#t;if(!(!e||t.pointerId!==e.pointer)){if(!e.shadow||this.#c(e,t)){this.#i();return}this.put(e.
chip,...this.#h(e,t)).finally(this.#n())}}#p(t){t.key!=="Escape"||!this.#t?.shadow||(this.#i(),this.map.tell(this.map.say(
"let_go")),t.stopPropagation(),t.preventDefault())}};var oe=(n,t,e,s)=>{for(let o of l("[data-map-toast]")){let i=()=>o.replaceChildren(),r=()=>{i(),s?.()};o.replaceChildren(
h("div",{class:"map-toast"},h("p",{},t),e&&s?p(e,r,{"data-undo":!0}):"",p("×",i,{"aria-label":n("close")})))}};var tt=60,lt="form[data-map-places]",Ve=[["←","left",-tt,0],["→","right",tt,0],["↑","up",0,-tt],["↓","down",0,tt]],
et=class{#t=Promise.resolve();#e=0;#s=[];constructor(t){this.map=t;let e=document.querySelector(lt);if(!(e instanceof HTMLFormElement))
throw new y(`There is no ${lt} on the page.`);this.form=e,e.addEventListener("submit",s=>{s.preventDefault(),this.#i(e.action,
null,()=>t.say("arranged"))}),document.addEventListener("keydown",s=>this.#a(s)),this.drag=new Z(t,(s,o,i)=>this.#r(s,o,
i)),t.details.extras.push(s=>this.#o(s))}#o(t){let{say:e,drawing:s}=this.map,o=s.byId.get(t);return h("div",{class:"map-\
tools map-mover",role:"group","aria-label":e("move")},h("span",{},e("move")),...Ve.map(([i,r,c,a])=>p(i,()=>o&&this.#r(o,
c,a),{"aria-label":`${e("move")}: ${e(r)}`,title:e("move_hint"),"data-move":r})))}#r(t,e,s){let{x:o,y:i}=t.box,r=this.form.
dataset.mapPlaces??"";return this.#i(r,{chip:t.id,right:e,down:s},()=>{let c=t.text?.textContent??this.map.network.nameOf(
t.id);return this.map.say(o===t.box.x&&i===t.box.y?"stayed":"moved",{name:c})})}#a(t){t.key!=="z"||!(t.ctrlKey||t.metaKey)||
t.shiftKey||!this.#s.length||t.target instanceof HTMLInputElement||(t.preventDefault(),this.#n())}#n(){let t=this.#s.pop();
t!==void 0&&this.#c(this.form.dataset.mapBack??"",{places:t},()=>this.map.say("undone"),"not_undone")}async#i(t,e,s){let{
say:o}=this.map,i=this.form.dataset.mapNow??"";await this.#c(t,e,s,"not_moved"),(this.form.dataset.mapNow??"")!==i&&(this.#s.
push(i),oe(o,s(),o("undo"),()=>this.#n()))}#c(t,e,s,o){return this.#e+=1,this.map.frame.setAttribute("aria-busy","true"),
this.#t=this.#t.then(()=>this.#h(t,e,s,o)).catch(()=>location.reload()),this.#t}async#h(t,e,s,o){let i=await te(t,e);this.#e-=
1,this.#e||this.map.frame.removeAttribute("aria-busy");let r=i?.querySelector("svg[data-map]");if(!i||!(r instanceof SVGSVGElement)){
this.map.redraw(),this.map.tell(this.map.say(o));return}let c=i.querySelector(lt);if(c?.dataset.mapTold!==this.form.dataset.
mapTold){location.reload();return}this.drag.letGo(),this.form.dataset.mapNow=c?.dataset.mapNow;let a=this.form.querySelector(
"button");a&&(a.hidden=!this.form.dataset.mapNow),this.map.takeOver(r,i),this.map.tell(s())}};var ne=Object.freeze({"#sporgsmaal":"spoergsmaal","#tabel":"personer","#kilde":"personer","#forloeb":"forloeb"}),Fe=n=>{
let t=new URL(n);if(!Object.hasOwn(ne,t.hash))return null;let e=new URL(ne[t.hash],t);return e.search=t.search,e.href},ie=()=>{
let n=Fe(location.href);n&&location.replace(n)};var re=n=>{let t=n.root.querySelector("a[data-map-questions]");t&&n.details.ofFindings.push(o=>{let i=new URL(t.href);return i.
searchParams.set("valgt",o.id),i.hash="valgt",h("p",{},h("a",{href:i.href},n.say("to_question")))});let e=A().get("valgt"),
s=n.scene.findings.find(o=>o.id===e);s&&(n.light(s),n.details.place?.focus())};var ae=n=>{let t=document.getElementById("rights")?.textContent;if(!t)return;let e=JSON.parse(t);n.details.ofSomebody.push(
s=>h("details",{class:"map-rights"},h("summary",{},e.title),h("ul",{},...(e.of[s]??[]).map(o=>h("li",{},o)))))};var ce=n=>{let t=document.querySelector("a[data-leave-room]");t instanceof HTMLAnchorElement&&(document.fullscreenEnabled&&
t.before(p(n.say("full_screen"),()=>document.documentElement.requestFullscreen())),document.addEventListener("keydown",e=>{
let{chip:s,finding:o}=n.store.state;e.key==="Escape"&&!e.defaultPrevented&&!s&&!o&&!document.fullscreenElement&&t.click()}))};ie();pt();$("family-map",n=>{let t=new J(n);return Qt(t),ae(t),ce(t),re(t),Zt(t),new et(t)});})();
