(()=>{var l=class extends Error{name="ComponentError"},p=(s,e)=>{for(let t of document.querySelectorAll(`[data-module="${s}"]`)){
if(!(t instanceof HTMLElement))throw new l(`A <${t.localName}> cannot be a ${s}.`);e(t)}},k=(s,e=document)=>{let t=s.dataset.
settings,n=t&&e.getElementById(t);if(!n)throw new l(`The ${s.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(n.textContent)};var B=s=>{if(!(s instanceof HTMLDetailsElement))return;let e=t=>{t instanceof Node&&!s.contains(t)&&(s.open=!1)};s.addEventListener(
"keydown",t=>{t.key!=="Escape"||!s.open||(s.open=!1,s.querySelector("summary")?.focus(),t.stopPropagation())}),s.addEventListener(
"focusout",t=>e(t.relatedTarget)),document.addEventListener("pointerdown",t=>e(t.target))},O=()=>p("menu",B);var g=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),P=Object.freeze(["dato","visning","m\
ed","skaerm","valgt","side","orden"]),v=(s,e,t)=>({sammenlign:t,...Object.fromEntries(Object.entries(g).map(([n,o])=>[n,
s[o]])),streger:[...e].map(([n,o])=>o?n:`-${n}`).join(" ")}),y=(s,e)=>{let t=new URL(s);for(let n of s.searchParams.keys())
P.includes(n)||t.searchParams.delete(n);for(let[n,o]of Object.entries(e))o&&t.searchParams.set(n,o);return t},E=s=>(s??"").
split(" ").filter(Boolean).map(e=>e.startsWith("-")?[e.slice(1),!1]:[e,!0]);var m=(s,e=document)=>[...e.querySelectorAll(s)],d=(s,e=document)=>{let t=e.querySelector(s);if(!t)throw new l(`There is\
 no ${s} on the page.`);return t},j="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
q=new RegExp(`(${j}+(?:[- .\\u00a0\\u200c\\u200d]+${j}+)*)`,"u"),F=new Set(["option","title","textarea"]),z=s=>s.split(q).
map((e,t)=>{if(t%2===0)return e;let n=document.createElement("bdi");return n.append(e),n});var c=(s,e={},...t)=>{let n=document.createElement(s);for(let[o,r]of Object.entries(e))typeof r=="function"?n.addEventListener(
o.slice(2),r):r!==!1&&r!==null&&n.setAttribute(o,r===!0?"":String(r));return n.append(...t.flatMap(o=>typeof o=="string"&&
!F.has(s)?z(o):[o])),n};var H=1e3,b=()=>new URL(location.href).searchParams,S,_=(s,e)=>{if(clearTimeout(S),!(s.href===location.href&&e===(history.
state?.around??"")))try{history.replaceState({around:e},"",s)}catch{S=setTimeout(()=>_(s,e),H)}},L=(s,e,t)=>{let n=y(s,e);
_(n,t);for(let o of m("a[data-with-filters]"))o.href=y(new URL(o.href),e).href;for(let o of m(".app-language a")){let r=new URL(
o.href);r.searchParams.set("til",n.pathname+n.search),o.href=r.href}for(let o of m("form.day-form")){for(let r of Object.
keys(e))for(let i of m(`input[type=hidden][name=${r}]`,o))i.remove();for(let[r,i]of Object.entries(e))i&&o.append(Object.
assign(document.createElement("input"),{type:"hidden",name:r,value:i}))}},$=(s,e)=>{!e||!s||![...s.options].some(t=>t.value===
e)||(s.value=e,s.dispatchEvent(new Event("change")))},G=(s,e)=>{let t=`[data-state-filter="${CSS.escape(s)}"]`,n=document.
querySelector(t);!n||n.checked===e||(n.checked=e,n.dispatchEvent(new Event("change")))},M=()=>{let s=b();for(let[e,t]of Object.
entries(g))$(document.querySelector(`select[data-filter="${t}"]`),s.get(e));$(document.querySelector('select[data-filter\
="focus"]'),history.state?.around);for(let[e,t]of E(s.get("streger")))G(e,t)};var R=s=>(e,t={})=>(s[e]??e).replace(/\{(\w+)\}/g,(n,o)=>String(t[o]??"")),T=s=>s.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),A=(s,e)=>T(s).includes(T(e)),I=(s,e)=>[...new Set(s)].sort((t,n)=>t.localeCompare(
n,e));var N=Object.freeze({came:"+",went:"−",changed:"≠"}),pe=Object.keys(N);var J=Object.freeze({actors:{some:"actors_shown",away:"actors_there_away",every:"actors_there"},people:{some:"people_sho\
wn",away:"people_there_away",every:"people_there"}}),C=(s,{shown:e,there:t,total:n},o,r)=>{let{some:i,away:h,every:a}=J[s],
f=e<t?i:t<n?h:a;return r(f,{shown:e,there:t,away:n-t,day:o})},U=(s,e,t,n)=>[C("actors",s,t,n),e.total?C("people",e,t,n):
""].join(" ").trim();var x=Object.freeze({text:"",focus:"",sector:"",sphere:"",unit:"",task:""}),D={text:({name:s,unit:e},t)=>A(`${s} ${e}`,t),
sector:(s,e)=>s.sector===e,sphere:(s,e)=>s.sphere===e,unit:(s,e)=>s.unit===e,task:(s,e)=>s.tasks.includes(e)},V=Object.keys(
D),u=class{constructor(e,t,n){this.nodes=e,this.edges=t,this.choices=n,this.everybody=Object.values(n.chips).flat()}nodesOf(e){
let t=e.focus?this.#e(e.focus):null,n=h=>V.every(a=>!e[a]||D[a](h,e[a])),{members:o,chips:r}=this.choices,i=this.nodes.map(
({id:h})=>h).filter(h=>!t||t.has(h));return new Set(i.filter(h=>o.includes(h)||(r[h]??[]).some(n)))}#e(e){let t=this.edges.
filter(({from:n,to:o})=>n===e||o===e);return new Set([e,...t.flatMap(({from:n,to:o})=>[n,o])])}edgesOf({focus:e},t,n){let o=({
id:i,from:h,to:a,hidden:f})=>t.get(this.choices.edges[i])??(!f||h===e||a===e),r=this.edges.filter(i=>o(i)&&n.has(i.from)&&
n.has(i.to));return new Set(r.map(({id:i})=>i))}count(e,t){let n=r=>r.kind===e&&r.sector!=="home";return{shown:[...t].flatMap(
r=>this.choices.chips[r]??[]).filter(n).length,there:this.everybody.filter(n).length,total:this.choices.ever[e]}}get states(){
let e=new Set(Object.values(this.choices.edges));return Object.keys(this.choices.words).filter(t=>t.startsWith("state_")).
map(t=>t.slice(6)).filter(t=>e.has(t))}isUsual(e){return this.edges.some(({id:t,hidden:n})=>this.choices.edges[t]===e&&!n)}};var w=class{#e=new Map;#o=!1;#t={...x};constructor(e){let{vis:t}=globalThis;if(!t)throw new l("The free view needs vis-n\
etwork.");let{nodes:n,edges:o,options:r,choices:i}=k(e);this.network=new u(n,o,i),this.say=R(i.words),this.status=d("#st\
atus",e),this.data={nodes:new t.DataSet(this.network.nodes),edges:new t.DataSet(this.network.edges)},this.#a(d("#explore",
e),t,r),this.form=this.#c(),d("[data-explore-filters]",e).append(this.form),M(),this.#o=!0,this.#n()}#a(e,t,n){let o=new t.
Network(e,this.data,n);o.once("afterDrawing",()=>o.fit({animation:!1}));let r=i=>o.setOptions({interaction:{keyboard:{enabled:i,
bindToWindow:!1}}});e.addEventListener("focusin",()=>r(!0)),e.addEventListener("focusout",()=>r(!1)),e.exploreData={nodes:this.
data.nodes,edges:this.data.edges,drawn:()=>Object.keys(o.getPositions()).length}}#n(){let{network:e,say:t}=this,n=e.nodesOf(
this.#t),o=e.edgesOf(this.#t,this.#e,n);if(this.data.nodes.update(e.nodes.map(({id:i})=>({id:i,hidden:!n.has(i)}))),this.
data.edges.update(e.edges.map(({id:i})=>({id:i,hidden:!o.has(i)}))),this.status.textContent=U(e.count("actor",n),e.count(
"person",n),e.choices.day,t),!this.#o)return;let r=v(this.#t,this.#e,b().get("sammenlign")??"");L(new URL(location.href),
r,this.#t.focus)}#c(){let{say:e,network:t}=this,{choices:n,everybody:o}=t,r=c("input",{type:"search","data-filter":"text",
oninput:()=>this.#i("text",r.value.trim())}),i=["public","private"].filter(a=>o.some(f=>f.sphere===a)),h=n.sectors.filter(
({id:a})=>a!=="home");return c("form",{class:"map-controls","aria-label":e("filters"),onsubmit:a=>a.preventDefault(),onreset:()=>setTimeout(
()=>this.#f())},c("label",{class:"map-field"},e("search"),r),this.#s("focus",this.#h()),this.#s("sector",h.map(({id:a,name:f})=>[
a,f])),this.#s("sphere",i.map(a=>[a,e(`sphere_${a}`)])),this.#s("unit",this.#r(o.map(a=>a.unit))),this.#s("task",this.#r(
o.flatMap(a=>a.tasks))),c("button",{type:"reset",class:"map-button"},e("reset")),c("details",{class:"map-lines"},c("summ\
ary",{},e("lines")),c("fieldset",{class:"map-states"},c("legend",{},e("lines")),...t.states.map(a=>this.#l(a)))))}#h(){let{
nodes:e,choices:t}=this.network,n=o=>e.find(r=>r.id===o)?.label.replace(/\s+/g," ")??o;return Object.entries(t.chips).map(
([o,[r,...i]])=>[o,i.length?n(o):r.name])}#r(e){return I(e.filter(Boolean),document.documentElement.lang).map(t=>[t,t])}#s(e,t){
if(t.length<2)return"";let n=c("select",{"data-filter":e,onchange:()=>this.#i(e,n.value)},c("option",{value:""},this.say(
"every")),...t.map(([o,r])=>c("option",{value:o},r)));return c("label",{class:"map-field"},this.say(e),n)}#l(e){let t=c(
"input",{type:"checkbox",checked:this.network.isUsual(e),"data-state-filter":e,onchange:()=>{this.#e.set(e,t.checked),this.#n()}});
return c("label",{class:"map-check"},t,this.say(`state_${e}`))}#i(e,t){this.#t[e]=t,this.#n()}#f(){this.#t={...x},this.#e.
clear();for(let e of m("[data-state-filter]",this.form))e.checked=this.network.isUsual(e.dataset.stateFilter??"");this.#n()}};O();p("free-view",s=>new w(s));})();
