(()=>{var f=class extends Error{name="ComponentError"},u=(s,e)=>{for(let t of document.querySelectorAll(`[data-module="${s}"]`)){
if(!(t instanceof HTMLElement))throw new f(`A <${t.localName}> cannot be a ${s}.`);e(t)}},v=(s,e=document)=>{let t=s.dataset.
settings,n=t&&e.getElementById(t);if(!n)throw new f(`The ${s.dataset.module} names no JSON block of the page (data-setti\
ngs).`);return JSON.parse(n.textContent)};var N=s=>{if(!(s instanceof HTMLDetailsElement))return;let e=t=>{t instanceof Node&&!s.contains(t)&&(s.open=!1)};s.addEventListener(
"keydown",t=>{t.key!=="Escape"||!s.open||(s.open=!1,s.querySelector("summary")?.focus(),t.stopPropagation())}),s.addEventListener(
"focusout",t=>e(t.relatedTarget)),document.addEventListener("pointerdown",t=>e(t.target))},E=()=>u("menu",N);var b=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),P=Object.freeze(["dato","visning","m\
ed","skaerm","valgt","side","orden"]),O=(s,e,t)=>({sammenlign:t,...Object.fromEntries(Object.entries(b).map(([n,o])=>[n,
s[o]])),streger:[...e].map(([n,o])=>o?n:`-${n}`).join(" ")}),y=(s,e)=>{let t=new URL(s);for(let n of s.searchParams.keys())
P.includes(n)||t.searchParams.delete(n);for(let[n,o]of Object.entries(e))o&&t.searchParams.set(n,o);return t},S=s=>(s??"").
split(" ").filter(Boolean).map(e=>e.startsWith("-")?[e.slice(1),!1]:[e,!0]);var h=(s,e=document)=>[...e.querySelectorAll(s)],m=(s,e=document)=>{let t=e.querySelector(s);if(!t)throw new f(`There is\
 no ${s} on the page.`);return t},L="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
_=new RegExp(`(${L}+(?:[- .\\u00a0\\u200c\\u200d]+${L}+)*)`,"u"),q=new Set(["option","title","textarea"]),H=s=>s.split(_).
map((e,t)=>{if(t%2===0)return e;let n=document.createElement("bdi");return n.append(e),n});var l=(s,e={},...t)=>{let n=document.createElement(s);for(let[o,r]of Object.entries(e))typeof r=="function"?n.addEventListener(
o.slice(2),r):r!==!1&&r!==null&&n.setAttribute(o,r===!0?"":String(r));return n.append(...t.flatMap(o=>typeof o=="string"&&
!q.has(s)?H(o):[o])),n};var B=1e3,x=()=>new URL(location.href).searchParams,T,$=(s,e)=>{if(clearTimeout(T),!(s.href===location.href&&e===(history.
state?.around??"")))try{history.replaceState({around:e},"",s)}catch{T=setTimeout(()=>$(s,e),B)}},R=(s,e,t)=>{let n=y(s,e);
$(n,t);for(let o of h("a[data-with-filters]"))o.href=y(new URL(o.href),e).href;for(let o of h(".app-language a")){let r=new URL(
o.href);r.searchParams.set("til",n.pathname+n.search),o.href=r.href}for(let o of h("form.day-form")){for(let r of Object.
keys(e))for(let a of h(`input[type=hidden][name=${r}]`,o))a.remove();for(let[r,a]of Object.entries(e))a&&o.append(Object.
assign(document.createElement("input"),{type:"hidden",name:r,value:a}))}},j=(s,e)=>{!e||!s||![...s.options].some(t=>t.value===
e)||(s.value=e,s.dispatchEvent(new Event("change")))},F=(s,e)=>{let t=`[data-state-filter="${CSS.escape(s)}"]`,n=document.
querySelector(t);!n||n.checked===e||(n.checked=e,n.dispatchEvent(new Event("change")))},C=()=>{let s=x();for(let[e,t]of Object.
entries(b))j(document.querySelector(`select[data-filter="${t}"]`),s.get(e));j(document.querySelector('select[data-filter\
="focus"]'),history.state?.around);for(let[e,t]of S(s.get("streger")))F(e,t)};var I=s=>(e,t={})=>(s[e]??e).replace(/\{(\w+)\}/g,(n,o)=>String(t[o]??"")),M=s=>s.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),U=(s,e)=>M(s).includes(M(e)),A=(s,e)=>[...new Set(s)].sort((t,n)=>t.localeCompare(
n,e));var k=Object.freeze({text:"",focus:"",sector:"",sphere:"",unit:"",task:""}),D={text:({name:s,unit:e},t)=>U(`${s} ${e}`,t),
sector:(s,e)=>s.sector===e,sphere:(s,e)=>s.sphere===e,unit:(s,e)=>s.unit===e,task:(s,e)=>s.tasks.includes(e)},z=Object.keys(
D),w=class{constructor(e,t,n){this.nodes=e,this.edges=t,this.choices=n,this.everybody=Object.values(n.chips).flat()}nodesOf(e){
let t=e.focus?this.#e(e.focus):null,n=c=>z.every(i=>!e[i]||D[i](c,e[i])),{members:o,chips:r}=this.choices,a=this.nodes.map(
({id:c})=>c).filter(c=>!t||t.has(c));return new Set(a.filter(c=>o.includes(c)||(r[c]??[]).some(n)))}#e(e){let t=this.edges.
filter(({from:n,to:o})=>n===e||o===e);return new Set([e,...t.flatMap(({from:n,to:o})=>[n,o])])}edgesOf({focus:e},t,n){let o=({
id:a,from:c,to:i,hidden:d})=>t.get(this.choices.edges[a])??(!d||c===e||i===e),r=this.edges.filter(a=>o(a)&&n.has(a.from)&&
n.has(a.to));return new Set(r.map(({id:a})=>a))}count(e){let t=o=>o.kind==="actor"&&o.sector!=="home";return{shown:[...e].
flatMap(o=>this.choices.chips[o]??[]).filter(t).length,total:this.everybody.filter(t).length}}get states(){let e=new Set(
Object.values(this.choices.edges));return Object.keys(this.choices.words).filter(t=>t.startsWith("state_")).map(t=>t.slice(
6)).filter(t=>e.has(t))}isUsual(e){return this.edges.some(({id:t,hidden:n})=>this.choices.edges[t]===e&&!n)}};var p=s=>`node ${s}`,g=class{#e=new Map;#o=!1;#t={...k};constructor(e){let{vis:t}=globalThis;if(!t)throw new f("The free\
 view needs vis-network.");let{nodes:n,edges:o,options:r,choices:a}=v(e);this.network=new w(n,o,a),this.say=I(a.words),this.
status=m("#status",e),this.data={nodes:new t.DataSet(this.network.nodes.map(c=>({...c,id:p(c.id)}))),edges:new t.DataSet(
this.network.edges.map(c=>({...c,from:p(c.from),to:p(c.to)})))},this.#i(m("#explore",e),t,r),this.form=this.#c(),m("[dat\
a-explore-filters]",e).append(this.form),C(),this.#o=!0,this.#n()}#i(e,t,n){let o=new t.Network(e,this.data,n);o.once("a\
fterDrawing",()=>o.fit({animation:!1}));let r=a=>o.setOptions({interaction:{keyboard:{enabled:a,bindToWindow:!1}}});e.addEventListener(
"focusin",()=>r(!0)),e.addEventListener("focusout",()=>r(!1)),e.exploreData={nodes:{get:()=>this.network.nodes.map(({id:a})=>({
...this.data.nodes.get(p(a)),id:a}))},edges:this.data.edges,drawn:()=>Object.keys(o.getPositions()).length}}#n(){let{network:e,
say:t}=this,n=e.nodesOf(this.#t),o=e.edgesOf(this.#t,this.#e,n);if(this.data.nodes.update(e.nodes.map(({id:a})=>({id:p(a),
hidden:!n.has(a)}))),this.data.edges.update(e.edges.map(({id:a})=>({id:a,hidden:!o.has(a)}))),this.status.textContent=t(
"actors_shown",{...e.count(n),day:e.choices.day}),!this.#o)return;let r=O(this.#t,this.#e,x().get("sammenlign")??"");R(new URL(
location.href),r,this.#t.focus)}#c(){let{say:e,network:t}=this,{choices:n,everybody:o}=t,r=l("input",{type:"search","dat\
a-filter":"text",oninput:()=>this.#a("text",r.value.trim())}),a=["public","private"].filter(i=>o.some(d=>d.sphere===i)),
c=n.sectors.filter(({id:i})=>i!=="home");return l("form",{class:"map-controls","aria-label":e("filters"),onsubmit:i=>i.preventDefault(),
onreset:()=>setTimeout(()=>this.#h())},l("label",{class:"map-field"},e("search"),r),this.#s("focus",this.#l()),this.#s("\
sector",c.map(({id:i,name:d})=>[i,d])),this.#s("sphere",a.map(i=>[i,e(`sphere_${i}`)])),this.#s("unit",this.#r(o.map(i=>i.
unit))),this.#s("task",this.#r(o.flatMap(i=>i.tasks))),l("button",{type:"reset",class:"map-button"},e("reset")),l("detai\
ls",{class:"map-lines"},l("summary",{},e("lines")),l("fieldset",{class:"map-states"},l("legend",{},e("lines")),...t.states.
map(i=>this.#f(i)))))}#l(){let{nodes:e,choices:t}=this.network,n=o=>e.find(r=>r.id===o)?.label.replace(/\s+/g," ")??o;return Object.
entries(t.chips).map(([o,[r,...a]])=>[o,a.length?n(o):r.name])}#r(e){return A(e.filter(Boolean),document.documentElement.
lang).map(t=>[t,t])}#s(e,t){if(t.length<2)return"";let n=l("select",{"data-filter":e,onchange:()=>this.#a(e,n.value)},l(
"option",{value:""},this.say("every")),...t.map(([o,r])=>l("option",{value:o},r)));return l("label",{class:"map-field"},
this.say(e),n)}#f(e){let t=l("input",{type:"checkbox",checked:this.network.isUsual(e),"data-state-filter":e,onchange:()=>{
this.#e.set(e,t.checked),this.#n()}});return l("label",{class:"map-check"},t,this.say(`state_${e}`))}#a(e,t){this.#t[e]=
t,this.#n()}#h(){this.#t={...k},this.#e.clear();for(let e of h("[data-state-filter]",this.form))e.checked=this.network.isUsual(
e.dataset.stateFilter??"");this.#n()}};E();u("free-view",s=>new g(s));})();
