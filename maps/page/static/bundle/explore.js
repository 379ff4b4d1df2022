(()=>{var f=class extends Error{name="ComponentError"},d=(n,e,t=document)=>{for(let s of t.querySelectorAll(`[data-module="${n}\
"]`)){if(!(s instanceof HTMLElement))throw new f(`A <${s.localName}> cannot be a ${n}.`);e(s)}},S=(n,e=document)=>{let t=n.
dataset.settings,s=t&&e.getElementById(t);if(!s)throw new f(`The ${n.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(s.textContent)};var F=n=>{if(!(n instanceof HTMLDetailsElement))return;let e=t=>{t instanceof Node&&!n.contains(t)&&(n.open=!1)};n.addEventListener(
"keydown",t=>{t.key!=="Escape"||!n.open||(n.open=!1,n.querySelector("summary")?.focus(),t.stopPropagation())}),n.addEventListener(
"focusout",t=>e(t.relatedTarget)),document.addEventListener("pointerdown",t=>e(t.target))},x=n=>d("menu",F,n);var y=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),z=Object.freeze(["dato","visning","m\
ed","skaerm","valgt","side","orden"]),R=(n,e,t)=>({sammenlign:t,...Object.fromEntries(Object.entries(y).map(([s,o])=>[s,
n[o]])),streger:[...e].map(([s,o])=>o?s:`-${s}`).join(" ")}),b=(n,e)=>{let t=new URL(n);for(let s of n.searchParams.keys())
z.includes(s)||t.searchParams.delete(s);for(let[s,o]of Object.entries(e))o&&t.searchParams.set(s,o);return t},T=n=>(n??"").
split(" ").filter(Boolean).map(e=>e.startsWith("-")?[e.slice(1),!1]:[e,!0]);var m=(n,e=document)=>[...e.querySelectorAll(n)],u=(n,e=document)=>{let t=e.querySelector(n);if(!t)throw new f(`There is\
 no ${n} on the page.`);return t},A="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
G=new RegExp(`(${A}+(?:[- .\\u00a0\\u200c\\u200d]+${A}+)*)`,"u"),Y=new Set(["option","title","textarea"]),V=n=>n.split(G).
map((e,t)=>{if(t%2===0)return e;let s=document.createElement("bdi");return s.append(e),s});var l=(n,e={},...t)=>{let s=document.createElement(n);for(let[o,r]of Object.entries(e))typeof r=="function"?s.addEventListener(
o.slice(2),r):r!==!1&&r!==null&&s.setAttribute(o,r===!0?"":String(r));return s.append(...t.flatMap(o=>typeof o=="string"&&
!Y.has(n)?V(o):[o])),s};var J=1e3,O=()=>new URL(location.href).searchParams,j,D=(n,e)=>{if(clearTimeout(j),!(n.href===location.href&&e===(history.
state?.around??"")))try{history.replaceState({around:e},"",n)}catch{j=setTimeout(()=>D(n,e),J)}},$=(n,e,t)=>{let s=b(n,e);
D(s,t);for(let o of m("a[data-with-filters]"))o.href=b(new URL(o.href),e).href;for(let o of m(".app-language a")){let r=new URL(
o.href);r.searchParams.set("til",s.pathname+s.search),o.href=r.href}for(let o of m("form.day-form")){for(let r of Object.
keys(e))for(let i of m(`input[type=hidden][name=${r}]`,o))i.remove();for(let[r,i]of Object.entries(e))i&&o.append(Object.
assign(document.createElement("input"),{type:"hidden",name:r,value:i}))}},L=(n,e)=>{!e||!n||![...n.options].some(t=>t.value===
e)||(n.value=e,n.dispatchEvent(new Event("change")))},X=(n,e)=>{let t=`[data-state-filter="${CSS.escape(n)}"]`,s=document.
querySelector(t);!s||s.checked===e||(s.checked=e,s.dispatchEvent(new Event("change")))},M=()=>{let n=O();for(let[e,t]of Object.
entries(y))L(document.querySelector(`select[data-filter="${t}"]`),n.get(e));L(document.querySelector('select[data-filter\
="focus"]'),history.state?.around);for(let[e,t]of T(n.get("streger")))X(e,t)};var I=n=>(e,t={})=>(n[e]??e).replace(/\{(\w+)\}/g,(s,o)=>String(t[o]??"")),_=n=>n.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),C=(n,e)=>_(n).includes(_(e)),N=(n,e)=>[...new Set(n)].sort((t,s)=>t.localeCompare(
s,e));var P=Object.freeze({came:"+",went:"−",changed:"≠"}),be=Object.keys(P);var Z=Object.freeze({actors:{some:"actors_shown",away:"actors_there_away",every:"actors_there"},people:{some:"people_sho\
wn",away:"people_there_away",every:"people_there"}}),W=(n,{shown:e,there:t,total:s},o,r)=>{let{some:i,away:c,every:a}=Z[n],
h=e<t?i:t<s?c:a;return r(h,{shown:e,there:t,away:s-t,day:o})},B=(n,e,t,s)=>[W("actors",n,t,s),e.total?W("people",e,t,s):
""].join(" ").trim();var p=class{constructor(e,t){this.ground=t,this.lines=e.map(s=>({edge:s,way:new Path2D(s.path)})),this.aside=document.createElement(
"canvas").getContext("2d")}draw(e,t){let s=this.lines.filter(({edge:o})=>t(o.id));e.save();for(let{edge:o,way:r}of s)this.#e(
e,o,r);for(let{edge:o}of s)this.#n(e,o);e.restore()}at({x:e,y:t},s,o){let{aside:r}=this;return r?(r.lineWidth=12/s,this.
lines.find(({edge:i,way:c})=>o(i.id)&&r.isPointInStroke(c,e,t))?.edge.title??""):""}#e(e,{color:t,width:s,dashes:o,double:r},i){
let c=(a,h)=>{e.strokeStyle=a,e.lineWidth=h,e.stroke(i)};e.setLineDash([]),c(this.ground,s+3.4),e.lineCap=o.length>0&&o[0]<=
1?"round":"butt",e.setLineDash(o),c(t,s),e.setLineDash([]),r&&c(this.ground,s-2.8)}#n(e,{color:t,ends:[s,o],arrows:r,into:i,
label:c,badge:a}){e.fillStyle=t,k(e,s,2.8),r?ee(e,o,i):k(e,o,2.8),c.trim()&&(k(e,a,8),e.fillStyle=this.ground,e.font="bo\
ld 11px Arial, 'Liberation Sans', sans-serif",e.textAlign="center",e.textBaseline="alphabetic",e.fillText(c,a[0],a[1]+3.9))}};
function k(n,[e,t],s){n.beginPath(),n.arc(e,t,s,0,2*Math.PI),n.fill()}function ee(n,[e,t],[s,o]){let[r,i]=[e-s*9,t-o*9];
n.beginPath(),n.moveTo(e,t),n.lineTo(r-o*4.8,i+s*4.8),n.lineTo(r+o*4.8,i-s*4.8),n.closePath(),n.fill()}var E=Object.freeze({text:"",focus:"",sector:"",sphere:"",unit:"",task:""}),H={text:({name:n,unit:e},t)=>C(`${n} ${e}`,t),
sector:(n,e)=>n.sector===e,sphere:(n,e)=>n.sphere===e,unit:(n,e)=>n.unit===e,task:(n,e)=>n.tasks.includes(e)},te=Object.
keys(H),w=class{constructor(e,t,s){this.nodes=e,this.edges=t,this.choices=s,this.everybody=Object.values(s.chips).flat()}nodesOf(e){
let t=e.focus?this.#e(e.focus):null,s=c=>te.every(a=>!e[a]||H[a](c,e[a])),{members:o,chips:r}=this.choices,i=this.nodes.
map(({id:c})=>c).filter(c=>!t||t.has(c));return new Set(i.filter(c=>o.includes(c)||(r[c]??[]).some(s)))}#e(e){let t=this.
edges.filter(({from:s,to:o})=>s===e||o===e);return new Set([e,...t.flatMap(({from:s,to:o})=>[s,o])])}edgesOf({focus:e},t,s){
let o=({id:i,from:c,to:a,hidden:h})=>t.get(this.choices.edges[i])??(!h||c===e||a===e),r=this.edges.filter(i=>o(i)&&s.has(
i.from)&&s.has(i.to));return new Set(r.map(({id:i})=>i))}count(e,t){let s=r=>r.kind===e&&r.sector!=="home";return{shown:[
...t].flatMap(r=>this.choices.chips[r]??[]).filter(s).length,there:this.everybody.filter(s).length,total:this.choices.ever[e]}}get states(){
let e=new Set(Object.values(this.choices.edges));return Object.keys(this.choices.words).filter(t=>t.startsWith("state_")).
map(t=>t.slice(6)).filter(t=>e.has(t))}isUsual(e){return this.edges.some(({id:t,hidden:s})=>this.choices.edges[t]===e&&!s)}};var U=.7,g=class{#e=new Map;#n=!1;#t={...E};constructor(e){let{vis:t}=globalThis;if(!t)throw new f("The free view needs \
vis-network.");let{nodes:s,edges:o,options:r,choices:i}=S(e);this.network=new w(s,o,i),this.lines=new p(o,getComputedStyle(
e).getPropertyValue("--white")),this.say=I(i.words),this.status=u("#status",e),this.data={nodes:new t.DataSet(this.network.
nodes),edges:new t.DataSet(this.network.edges)},this.#c(u("#explore",e),t,r),this.form=this.#f(),u("[data-explore-filter\
s]",e).append(this.form),M(),this.#n=!0,this.#o()}#c(e,t,s){let o=new t.Network(e,{nodes:this.data.nodes,edges:new t.DataSet(
[])},s);this.redraw=()=>o.redraw(),o.on("beforeDrawing",i=>this.lines.draw(i,this.#r)),e.addEventListener("mousemove",({
clientX:i,clientY:c})=>{let{left:a,top:h}=e.getBoundingClientRect(),v={x:i-a,y:c-h},q=o.getNodeAt(v)!==void 0;e.title=q?
"":this.lines.at(o.DOMtoCanvas(v),o.getScale(),this.#r)}),o.once("afterDrawing",()=>this.#l(o));let r=i=>o.setOptions({interaction:{
keyboard:{enabled:i,bindToWindow:!1}}});e.addEventListener("focusin",()=>r(!0)),e.addEventListener("focusout",()=>r(!1)),
e.exploreData={nodes:this.data.nodes,edges:this.data.edges,drawn:()=>Object.keys(o.getPositions()).length}}#l(e){e.fit({
animation:!1}),!(e.getScale()>=U)&&(e.fit({nodes:this.network.choices.members,animation:!1}),e.moveTo({scale:U}))}#r=e=>!this.
data.edges.get(e)?.hidden;#o(){let{network:e,say:t}=this,s=e.nodesOf(this.#t),o=e.edgesOf(this.#t,this.#e,s);if(this.data.
nodes.update(e.nodes.map(({id:i})=>({id:i,hidden:!s.has(i)}))),this.data.edges.update(e.edges.map(({id:i})=>({id:i,hidden:!o.
has(i)}))),this.redraw?.(),this.#h(new Set([...o].map(i=>`line-${e.choices.edges[i]}`))),this.status.textContent=B(e.count(
"actor",s),e.count("person",s),e.choices.day,t),!this.#n)return;let r=R(this.#t,this.#e,O().get("sammenlign")??"");$(new URL(
location.href),r,this.#t.focus)}#h(e){for(let t of m("[data-key^=line-]"))t.hidden=!e.has(t.dataset.key??"")}#f(){let{say:e,
network:t}=this,{choices:s,everybody:o}=t,r=l("input",{type:"search","data-filter":"text",oninput:()=>this.#a("text",r.value.
trim())}),i=["public","private"].filter(a=>o.some(h=>h.sphere===a)),c=s.sectors.filter(({id:a})=>a!=="home");return l("f\
orm",{class:"map-controls","aria-label":e("filters"),onsubmit:a=>a.preventDefault(),onreset:()=>setTimeout(()=>this.#u())},
l("label",{class:"map-field"},e("search"),r),this.#s("focus",this.#m()),this.#s("sector",c.map(({id:a,name:h})=>[a,h])),
this.#s("sphere",i.map(a=>[a,e(`sphere_${a}`)])),this.#s("unit",this.#i(o.map(a=>a.unit))),this.#s("task",this.#i(o.flatMap(
a=>a.tasks))),l("button",{type:"reset",class:"map-button"},e("reset")),l("details",{class:"map-lines"},l("summary",{},e(
"lines")),l("fieldset",{class:"map-states"},l("legend",{},e("lines")),...t.states.map(a=>this.#d(a)))))}#m(){let{nodes:e,
choices:t}=this.network,s=o=>e.find(r=>r.id===o)?.label.replace(/\s+/g," ")??o;return Object.entries(t.chips).map(([o,[r,
...i]])=>[o,i.length?s(o):r.name])}#i(e){return N(e.filter(Boolean),document.documentElement.lang).map(t=>[t,t])}#s(e,t){
if(t.length<2)return"";let s=l("select",{"data-filter":e,onchange:()=>this.#a(e,s.value)},l("option",{value:""},this.say(
"every")),...t.map(([o,r])=>l("option",{value:o},r)));return l("label",{class:"map-field"},this.say(e),s)}#d(e){let t=l(
"input",{type:"checkbox",checked:this.network.isUsual(e),"data-state-filter":e,onchange:()=>{this.#e.set(e,t.checked),this.#o()}});
return l("label",{class:"map-check"},t,this.say(`state_${e}`))}#a(e,t){this.#t[e]=t,this.#o()}#u(){this.#t={...E},this.#e.
clear();for(let e of m("[data-state-filter]",this.form))e.checked=this.network.isUsual(e.dataset.stateFilter??"");this.#o()}};x();d("free-view",n=>new g(n));})();
