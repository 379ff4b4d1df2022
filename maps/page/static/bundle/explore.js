(()=>{var h=class extends Error{name="ComponentError"},k=(s,e)=>{for(let t of document.querySelectorAll(`[data-module="${s}"]`)){
if(!(t instanceof HTMLElement))throw new h(`A <${t.localName}> cannot be a ${s}.`);e(t)}},v=(s,e=document)=>{let t=s.dataset.
settings,o=t&&e.getElementById(t);if(!o)throw new h(`The ${s.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(o.textContent)};var g=Object.freeze({sphere:"sphere",area:"sector",place:"unit",task:"task"}),E=(s,e,t)=>({compare:t,...Object.fromEntries(
Object.entries(g).map(([o,n])=>[o,s[n]])),lines:[...e].map(([o,n])=>n?o:`-${o}`).join(" ")}),b=(s,e)=>{let t=new URL(s);
for(let o of s.searchParams.keys())o!=="as_of"&&t.searchParams.delete(o);for(let[o,n]of Object.entries(e))n&&t.searchParams.
set(o,n);return t},O=s=>(s??"").split(" ").filter(Boolean).map(e=>e.startsWith("-")?[e.slice(1),!1]:[e,!0]);var f=(s,e=document)=>[...e.querySelectorAll(s)],u=(s,e=document)=>{let t=e.querySelector(s);if(!t)throw new h(`There is\
 no ${s} on the page.`);return t},S="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
_=new RegExp(`(${S}+(?:[- .\\u00a0\\u200c\\u200d]+${S}+)*)`,"u"),D=new Set(["option","title","textarea"]),N=s=>s.split(_).
map((e,t)=>{if(t%2===0)return e;let o=document.createElement("bdi");return o.append(e),o});var l=(s,e={},...t)=>{let o=document.createElement(s);for(let[n,r]of Object.entries(e))typeof r=="function"?o.addEventListener(
n.slice(2),r):r!==!1&&r!==null&&o.setAttribute(n,r===!0?"":String(r));return o.append(...t.flatMap(n=>typeof n=="string"&&
!D.has(s)?N(n):[n])),o};var P=1e3,y=()=>new URL(location.href).searchParams,j,L=(s,e)=>{if(clearTimeout(j),!(s.href===location.href&&e===(history.
state?.around??"")))try{history.replaceState({around:e},"",s)}catch{j=setTimeout(()=>L(s,e),P)}},$=(s,e,t)=>{let o=b(s,e);
L(o,t);for(let n of f("a[data-with-filters]"))n.href=b(new URL(n.href),e).href;for(let n of f(".app-language a")){let r=new URL(
n.href);r.searchParams.set("til",o.pathname+o.search),n.href=r.href}for(let n of f("form.day-form")){for(let r of f("inp\
ut[type=hidden]",n))r.remove();for(let[r,a]of Object.entries(e))a&&n.append(Object.assign(document.createElement("input"),
{type:"hidden",name:r,value:a}))}},T=(s,e)=>{!e||!s||![...s.options].some(t=>t.value===e)||(s.value=e,s.dispatchEvent(new Event(
"change")))},q=(s,e)=>{let t=`[data-state-filter="${CSS.escape(s)}"]`,o=document.querySelector(t);!o||o.checked===e||(o.
checked=e,o.dispatchEvent(new Event("change")))},R=()=>{let s=y();for(let[e,t]of Object.entries(g))T(document.querySelector(
`select[data-filter="${t}"]`),s.get(e));T(document.querySelector('select[data-filter="focus"]'),history.state?.around);for(let[
e,t]of O(s.get("lines")))q(e,t);if(["sphere","place","task","lines"].some(e=>s.get(e)))for(let e of f(".map-lines"))e.open=
!0};var A=s=>(e,t={})=>(s[e]??e).replace(/\{(\w+)\}/g,(o,n)=>String(t[n]??"")),C=s=>s.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),I=(s,e)=>C(s).includes(C(e)),M=(s,e)=>[...new Set(s)].sort((t,o)=>t.localeCompare(
o,e));var x=Object.freeze({text:"",focus:"",sector:"",sphere:"",unit:"",task:""}),U={text:({name:s,unit:e},t)=>I(`${s} ${e}`,t),
sector:(s,e)=>s.sector===e,sphere:(s,e)=>s.sphere===e,unit:(s,e)=>s.unit===e,task:(s,e)=>s.tasks.includes(e)},B=Object.keys(
U),m=class{constructor(e,t,o){this.nodes=e,this.edges=t,this.choices=o,this.everybody=Object.values(o.chips).flat()}nodesOf(e){
let t=e.focus?this.#e(e.focus):null,o=c=>B.every(i=>!e[i]||U[i](c,e[i])),{members:n,chips:r}=this.choices,a=this.nodes.map(
({id:c})=>c).filter(c=>!t||t.has(c));return new Set(a.filter(c=>n.includes(c)||(r[c]??[]).some(o)))}#e(e){let t=this.edges.
filter(({from:o,to:n})=>o===e||n===e);return new Set([e,...t.flatMap(({from:o,to:n})=>[o,n])])}edgesOf({focus:e},t,o){let n=({
id:a,from:c,to:i,hidden:p})=>t.get(this.choices.edges[a])??(!p||c===e||i===e),r=this.edges.filter(a=>n(a)&&o.has(a.from)&&
o.has(a.to));return new Set(r.map(({id:a})=>a))}count(e){let t=n=>n.kind==="actor"&&n.sector!=="home";return{shown:[...e].
flatMap(n=>this.choices.chips[n]??[]).filter(t).length,total:this.everybody.filter(t).length}}get states(){let e=new Set(
Object.values(this.choices.edges));return Object.keys(this.choices.words).filter(t=>t.startsWith("state_")).map(t=>t.slice(
6)).filter(t=>e.has(t))}isUsual(e){return this.edges.some(({id:t,hidden:o})=>this.choices.edges[t]===e&&!o)}};var d=s=>`node ${s}`,w=class{#e=new Map;#n=!1;#t={...x};constructor(e){let{vis:t}=globalThis;if(!t)throw new h("The free\
 view needs vis-network.");let{nodes:o,edges:n,options:r,choices:a}=v(e);this.network=new m(o,n,a),this.say=A(a.words),this.
status=u("#status",e),this.data={nodes:new t.DataSet(this.network.nodes.map(c=>({...c,id:d(c.id)}))),edges:new t.DataSet(
this.network.edges.map(c=>({...c,from:d(c.from),to:d(c.to)})))},this.#i(u("#explore",e),t,r),this.form=this.#c(),u("[dat\
a-explore-filters]",e).append(this.form),R(),this.#n=!0,this.#o()}#i(e,t,o){let n=new t.Network(e,this.data,o);n.once("a\
fterDrawing",()=>n.fit({animation:!1}));let r=a=>n.setOptions({interaction:{keyboard:{enabled:a,bindToWindow:!1}}});e.addEventListener(
"focusin",()=>r(!0)),e.addEventListener("focusout",()=>r(!1)),e.exploreData={nodes:{get:()=>this.network.nodes.map(({id:a})=>({
...this.data.nodes.get(d(a)),id:a}))},edges:this.data.edges,drawn:()=>Object.keys(n.getPositions()).length}}#o(){let{network:e,
say:t}=this,o=e.nodesOf(this.#t),n=e.edgesOf(this.#t,this.#e,o);if(this.data.nodes.update(e.nodes.map(({id:a})=>({id:d(a),
hidden:!o.has(a)}))),this.data.edges.update(e.edges.map(({id:a})=>({id:a,hidden:!n.has(a)}))),this.status.textContent=t(
"actors_shown",{...e.count(o),day:e.choices.day}),!this.#n)return;let r=E(this.#t,this.#e,y().get("compare")??"");$(new URL(
location.href),r,this.#t.focus)}#c(){let{say:e,network:t}=this,{choices:o,everybody:n}=t,r=l("input",{type:"search","dat\
a-filter":"text",oninput:()=>this.#a("text",r.value.trim())}),a=["public","private"].filter(i=>n.some(p=>p.sphere===i)),
c=o.sectors.filter(({id:i})=>i!=="home");return l("form",{class:"map-controls","aria-label":e("filters"),onsubmit:i=>i.preventDefault(),
onreset:()=>setTimeout(()=>this.#f())},l("label",{class:"map-field"},e("search"),r),this.#s("focus",this.#l()),this.#s("\
sector",c.map(({id:i,name:p})=>[i,p])),this.#s("sphere",a.map(i=>[i,e(`sphere_${i}`)])),this.#s("unit",this.#r(n.map(i=>i.
unit))),this.#s("task",this.#r(n.flatMap(i=>i.tasks))),l("button",{type:"reset",class:"map-button"},e("reset")),l("detai\
ls",{class:"map-lines"},l("summary",{},e("lines")),l("fieldset",{class:"map-states"},l("legend",{},e("lines")),...t.states.
map(i=>this.#h(i)))))}#l(){let{nodes:e,choices:t}=this.network,o=n=>e.find(r=>r.id===n)?.label.replace(/\s+/g," ")??n;return Object.
entries(t.chips).map(([n,[r,...a]])=>[n,a.length?o(n):r.name])}#r(e){return M(e.filter(Boolean),document.documentElement.
lang).map(t=>[t,t])}#s(e,t){if(t.length<2)return"";let o=l("select",{"data-filter":e,onchange:()=>this.#a(e,o.value)},l(
"option",{value:""},this.say("every")),...t.map(([n,r])=>l("option",{value:n},r)));return l("label",{class:"map-field"},
this.say(e),o)}#h(e){let t=l("input",{type:"checkbox",checked:this.network.isUsual(e),"data-state-filter":e,onchange:()=>{
this.#e.set(e,t.checked),this.#o()}});return l("label",{class:"map-check"},t,this.say(`state_${e}`))}#a(e,t){this.#t[e]=
t,this.#o()}#f(){this.#t={...x},this.#e.clear();for(let e of f("[data-state-filter]",this.form))e.checked=this.network.isUsual(
e.dataset.stateFilter??"");this.#o()}};k("free-view",s=>new w(s));})();
