(()=>{var k=class extends Error{name="ComponentError"},R=(o,t,e=document)=>{for(let s of e.querySelectorAll(`[data-module="${o}\
"]`)){if(!(s instanceof HTMLElement))throw new k(`A <${s.localName}> cannot be a ${o}.`);t(s)}},ht=(o,t=document)=>{let e=o.
dataset.settings,s=e&&t.getElementById(e);if(!s)throw new k(`The ${o.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(s.textContent)};var Ie=o=>{if(!(o instanceof HTMLDetailsElement))return;let t=e=>{e instanceof Node&&!o.contains(e)&&(o.open=!1)};o.addEventListener(
"keydown",e=>{e.key!=="Escape"||!o.open||(o.open=!1,o.querySelector("summary")?.focus(),e.stopPropagation())}),o.addEventListener(
"focusout",e=>t(e.relatedTarget)),document.addEventListener("pointerdown",e=>t(e.target))},I=o=>R("menu",Ie,o);var h=(o,t=document)=>[...t.querySelectorAll(o)],w=(o,t=document)=>{let e=t.querySelector(o);if(!e)throw new k(`There is\
 no ${o} on the page.`);return e},Ot="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
je=new RegExp(`(${Ot}+(?:[- .\\u00a0\\u200c\\u200d]+${Ot}+)*)`,"u"),Pe=new Set(["option","title","textarea"]),Lt=o=>o.split(
je).map((t,e)=>{if(e%2===0)return t;let s=document.createElement("bdi");return s.append(t),s}),At=(o,t)=>o.replaceChildren(
...Lt(t)),l=(o,t={},...e)=>{let s=document.createElement(o);for(let[n,i]of Object.entries(t))typeof i=="function"?s.addEventListener(
n.slice(2),i):i!==!1&&i!==null&&s.setAttribute(n,i===!0?"":String(i));return s.append(...e.flatMap(n=>typeof n=="string"&&
!Pe.has(o)?Lt(n):[n])),s},p=(o,t,e={})=>l("button",{type:"button",class:"map-button",onclick:()=>t(),...e},o),x=(o,t)=>{
t?o.removeAttribute("display"):o.setAttribute("display","none")},qe=new Set(["button","checkbox","radio","range","submit",
"reset","image","file"]),Tt=o=>o instanceof HTMLInputElement?!qe.has(o.type):o instanceof HTMLTextAreaElement||o instanceof
HTMLSelectElement;var O=(o,t,e=null,s="")=>new Promise(n=>{let i=new XMLHttpRequest;i.open(o,t),i.responseType="document",s&&i.setRequestHeader(
"Content-Type",s),i.onload=()=>{let r=i.getResponseHeader("Date")??"";n({status:i.status,page:i.responseXML,address:i.responseURL,
at:r})},i.onerror=i.ontimeout=()=>n({status:0,page:null,address:t,at:""}),i.timeout=3e4,i.send(e)}),$t=async(o,t)=>{let e=await O(
"POST",o,t&&JSON.stringify(t),t?"application/json":"");return e.status===200?e:{...e,page:null}};var De=64,He=(o,t,e)=>Math.hypot(Math.max(o.x-t,0,t-o.x-o.width),Math.max(o.y-e,0,e-o.y-o.height)),Ue=o=>{let t=n=>h(n,o),
e=t("path.wedge[data-sector]"),s=t("path[data-kind=ring]").sort((n,i)=>Number(n.dataset.id)-Number(i.dataset.id));return n=>{
let i=e.find(a=>a.isPointInFill(n))?.dataset.sector,r=i&&s.find(a=>a.isPointInFill(n))?.dataset.id;return i&&r?{sector:i,
ring:Number(r),key:`${i} ${r}`}:void 0}},Fe=o=>{let t=Ue(o),{x:e,y:s,width:n,height:i}=o.viewBox.baseVal,r=Math.max(n,i)/
De,a=[];for(let c=s-r/2;c<s+i+r;c+=r)for(let d=e-r/2;d<e+n+r;d+=r)a.push({x:d,y:c,cell:t(new DOMPoint(d,c))});return a},
Mt=({svg:o,drawing:t})=>{let e=h("text",o),s=[...t.chips.filter(r=>r.isVisible).map(r=>r.box),...e.filter(r=>!r.closest(
"[display=none]")).map(r=>r.getBBox())],n=Fe(o),i=new Map;for(let{x:r,y:a,cell:c}of n){if(!c)continue;let d=i.get(c.key),
m=Math.min(...s.map(b=>He(b,r,a)));if(d&&m<=d.free)continue;let u=Math.min(...n.map(b=>b.cell?.key===c.key?1/0:Math.hypot(
b.x-r,b.y-a))),f=Math.min(m,u);(!d||f>d.free)&&i.set(c.key,{sector:c.sector,ring:c.ring,x:r,y:a,free:f})}return[...i.values()]};var E=Object.freeze({ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowDown:[0,1],ArrowUp:[0,-1]}),j=(o,t,[e,s])=>{let n;for(let i of t){
let[r,a]=[i.x-o.x,i.y-o.y],c=r*e+a*s,d=c+2*Math.abs(r*s+a*e);i!==o&&c>1&&(!n||d<n.far)&&(n={point:i,far:d})}return n?.point};var Be=new Set(["family","friends"]),Ct="http://www.w3.org/2000/svg",[Ve,Nt]=[600,2.2],Ge=13,dt=class{#t=[];#e=null;constructor(t,e){
this.kort=t,this.ways=e;let{map:s}=t;this.button=p(s.say("add_here"),()=>this.#s(!this.#e),{"aria-pressed":"false","data\
-add":!0}),this.button.hidden=!s.svg.querySelector("[data-sector]"),s.root.querySelector("[data-map-tools]")?.append(this.
button),s.drawing.whenRedrawn(()=>this.#s(!1))}#s(t){let{map:e}=this.kort,{svg:s,say:n}=e;if(this.#e?.remove(),this.#e=null,
this.button.setAttribute("aria-pressed",String(t)),!t)return;e.frame.clientWidth<Ve&&e.zoom.now()<Nt&&e.zoom.to(Nt);let i=document.
createElementNS(Ct,"g");i.setAttribute("class","map-cells");let r=Ge/(s.getScreenCTM()?.a??1);this.#t=Mt(this.kort.map).
map(a=>({...a,g:this.#n(a,r)})),i.append(...this.#t.map(({g:a})=>a)),s.append(i),this.#e=i,this.#i(this.#t[0]),this.kort.
map.tell(n("add_how"))}#n(t,e){let s=(c,d)=>{let m=document.createElementNS(Ct,c);for(let[u,f]of Object.entries(d))m.setAttribute(
u,String(f));return m},{x:n,y:i}=t,r=e/2,a=s("g",{role:"button",tabindex:-1,"aria-label":this.#o(t),"data-cell":`${t.sector}\
 ${t.ring}`});return a.append(s("circle",{cx:n,cy:i,r:e}),s("path",{d:`M${n-r} ${i}h${e}M${n} ${i-r}v${e}`})),a.addEventListener(
"click",()=>this.#a(t)),a.addEventListener("keydown",c=>this.#r(c,{...t,g:a})),a}#o({sector:t,ring:e}){let{scene:s,say:n}=this.
kort.map,i=JSON.parse(this.ways.dataset.rings??"[]");return n("add_in",{sector:s.sectors.find(({id:r})=>r===t)?.name??"",
ring:i[e-1]})}#r(t,e){if(!(t.altKey||t.ctrlKey||t.metaKey)){if(t.key in E)this.#i(j(e,this.#t,E[t.key])??e,e);else if(t.
key==="Enter"||t.key===" ")this.#a(e);else if(t.key==="Escape")this.#s(!1),this.button.focus();else return;t.preventDefault(),
t.stopPropagation()}}#i(t,e){e?.g.setAttribute("tabindex","-1");let s=this.#t.find(({x:n,y:i})=>n===t?.x&&i===t?.y);s?.g.
setAttribute("tabindex","0"),s?.g.focus({preventScroll:!0})}#a({sector:t,ring:e}){let s=Be.has(t),n=new URL((s?this.ways.
dataset.private:this.ways.dataset.work)??"",location.href);n.searchParams.set(s?"gruppe":"omraade",t),n.searchParams.set(
s?"naerhed":"ring",String(e)),this.#s(!1),this.kort.forms.lead(n.href,this.button)}},_t=o=>{let[t]=h("[data-map-forms]");
return t?new dt(o,t):null};var L=(o,t)=>o.replace(/\{(\w+)\}/g,(e,s)=>String(t[s]??"")),Rt=(o,t)=>{let[e,s,n]=[o.day,o.month,o.year].map(u=>u.trim());
if(!/^[1-9]\d{3}$/.test(n)||e&&!s||![e,s].every(u=>u===""||/^\d{1,2}$/.test(u)))return null;let[i,r,a]=[Number(e||1),Number(
s||1),Number(n)],c=new Date(Date.UTC(a,r-1,i));if(c.getUTCMonth()!==r-1||c.getUTCDate()!==i)return null;let d={day:i,month:t.
months[r-1],year:a};return{text:e?L(t.day,d):s?L(t.month,d):n,at:c.getTime()}},We=(o,t,e,s)=>{let n=Rt(t,s);if(o==="unkn\
own"||!n)return"";if(o==="latest")return L(s.latest,{day:n.text});if(o==="earliest")return L(s.earliest,{day:n.text});if(o!==
"between")return n.text;let i=Rt(e,s);return i&&n.at<=i.at?L(s.between,{first:n.text,last:i.text}):""},Ke=(o,t)=>{let e=o.
parentElement?.querySelector(":scope > .read-back");if(!(e instanceof HTMLElement))return;let s=r=>{let a=o.querySelector(
r);return a instanceof HTMLInputElement||a instanceof HTMLSelectElement?a.value:""},n=r=>({day:s(`[name$=".day"]${r}`),month:s(
`[name$=".month"]${r}`),year:s(`[name$=".year"]${r}`)}),i=()=>{let r=We(s('[name$=".how"]')||"exact",n(':not([name*=".to\
."])'),n('[name*=".to."]'),t);e.textContent=r&&L(t.says,{said:r}),e.hidden=!r};o.addEventListener("input",i),i()},It=(o=document)=>{
let[t]=h("[data-date-words]",o);if(!t)return;let e=JSON.parse(t.dataset.dateWords??"");for(let s of h('[data-module="par\
tial-date"]',o))Ke(s,e)};var ze=["ret","kontakt","afgoer","tovholder","fortryd","gennemgang"],[Ye,Je]=[new Set([409,422]),new Set([0,500,502,503,
504])],mt=()=>window.matchMedia("(width >= 760px)").matches,jt=o=>{let{origin:t,pathname:e}=new URL(o,location.href);return t!==
location.origin?!1:ze.some(s=>{let n=new URL(s,location.href).pathname;return s==="tovholder"?e===`${n}/vaelg`:e===n||e.
startsWith(`${n}/`)})},Pt=()=>{let o=new URL(location.href);return o.searchParams.delete("kvittering"),o.pathname+o.search},
Xe=o=>{let t=!(o.button||o.ctrlKey||o.metaKey||o.shiftKey||o.altKey),e=o.target instanceof Element?o.target.closest("a[h\
ref]"):null;return t&&!o.defaultPrevented&&e instanceof HTMLAnchorElement?e:null},P=class{#t=null;#e=!1;constructor(t){this.
kort=t;let{say:e}=t.map;this.place=l("section",{id:"formular",class:"map-form",tabindex:"-1","aria-label":e("form")}),this.
place.hidden=!0;for(let s of["input","change"])this.place.addEventListener(s,()=>{this.#e=!0});this.place.addEventListener(
"keydown",s=>this.#s(s)),document.addEventListener("click",s=>this.#n(s)),document.addEventListener("submit",s=>this.#i(
s)),window.addEventListener("beforeunload",s=>{this.#e&&this.isOpen&&s.preventDefault()})}get isOpen(){return!this.place.
hidden}attach(){let{map:t}=this.kort;t.root.querySelector("#panel")?.prepend(this.place),t.store.subscribe((e,s)=>{(e.chip!==
s.chip||e.one!==s.one||e.finding!==s.finding)&&(e.chip||e.finding)&&this.isOpen&&!this.#e&&this.#f()})}#s(t){t.key==="Es\
cape"&&(t.stopPropagation(),t.preventDefault(),this.close())}#n(t){let e=Xe(t);if(!e)return;(this.place.contains(e)?this.#o(
e):mt()&&jt(e.href)&&this.#r(e))&&t.preventDefault()}#o(t){if(t.getAttribute("href")?.startsWith("#"))this.#a(t.hash.slice(
1));else if(new URL(t.href).pathname===location.pathname)this.#f(),this.#g();else if(jt(t.href))this.open(t.href,this.#t);else
return!1;return!0}#r(t){let e=t.closest("details.menu");return e?.removeAttribute("open"),this.open(t.href,e?.querySelector(
"summary")??t),!0}#i(t){let e=t.target;if(!(!(e instanceof HTMLFormElement)||t.defaultPrevented||!(this.place.contains(e)||
mt()&&e.matches("form.undo, form.contact-form"))))if(t.preventDefault(),e.method==="get"){let n=new URL(e.action);n.search=
new URLSearchParams([...new FormData(e)]).toString(),this.#c(n.href)}else this.#d(e,t.submitter)}#a(t){let e=document.getElementById(
decodeURIComponent(t)),s=e?.querySelector("input:not([type=hidden]), select, textarea"),n=e?.matches("fieldset")&&s instanceof
HTMLElement?s:e;n?.focus(),n?.scrollIntoView({block:"center"})}async open(t,e=document.activeElement){let s=()=>(this.#t=
e,this.#c(t));this.isOpen&&this.#e?this.#w(s):await s()}async lead(t,e){let s=new URL(t,location.href);s.searchParams.set(
"til",Pt()),mt()?await this.open(s.href,e):location.assign(s)}async#c(t){let e=await this.#u(()=>O("GET",t));e.status!==
200||!e.page?.querySelector("[data-editing]")?location.assign(t):this.#l(e.page,e.address)}#l(t,e){let s=t.querySelector(
"main h1"),n=l("h2",{tabindex:"-1"},...s?.childNodes??[]);s?.replaceWith(n);let{say:i}=this.kort.map,r=p("×",()=>this.close(),
{class:"map-button map-close","aria-label":i("close")});this.place.replaceChildren(r,...t.querySelector("main")?.childNodes??
[]);for(let c of h("form:not([action])",this.place))c.setAttribute("action",e);It(this.place),this.place.hidden=!1,this.#e=
!1;let a=this.place.querySelector(".form-trouble");(a instanceof HTMLElement?a:n).focus(),this.place.parentElement?.scrollTo(
0,0)}async#d(t,e){if(t.hasAttribute("aria-busy"))return;let s=new FormData(t,e);new URL(String(s.get("til")??""),location.
href).pathname===location.pathname&&s.set("til",Pt()),s.set("_places",this.kort.move.stands);let n=new URLSearchParams([
...s]);t.setAttribute("aria-busy","true");let i=await this.#u(()=>this.kort.inTurn(()=>O("POST",t.action,n)));t.removeAttribute(
"aria-busy"),this.#h(i,t,e)}#h({status:t,page:e,address:s},n,i){if(Je.has(t))this.#p(this.kort.map.say("not_saved"),n);else if(Ye.
has(t)&&e?.querySelector("[data-editing]"))this.isOpen||(this.#t=n),this.#l(e,n.action),this.#e=!0;else if(t===200&&e)this.#e=
!1,new URL(s).pathname!==location.pathname?location.assign(s):this.#m(e,n);else{this.#e=!1;let{name:r,value:a}=i??{};r&&
n.append(l("input",{type:"hidden",name:r,value:a})),n.submit()}}#m(t,e){let s=this.place.contains(e)?this.#t:e;this.place.
contains(e)&&this.#f(),this.kort.takeOver(t,s)}#p(t,e){for(let s of h(".form-told"))s.remove();e.before(l("p",{class:"fo\
rm-told",role:"alert"},t))}async#u(t){this.place.setAttribute("aria-busy","true");let e=await t();return this.place.removeAttribute(
"aria-busy"),e}close(){let t=()=>{this.#f(),this.#g()};this.#e?this.#w(t):t()}#f(){this.place.hidden=!0,this.place.replaceChildren(),
this.#e=!1}#g(){let{map:t}=this.kort,e=this.#t?.isConnected?this.#t:t.drawing.current?.g;(e instanceof HTMLElement||e instanceof
SVGElement)&&e.focus()}#w(t){let{say:e}=this.kort.map;for(let i of h(".form-ask",this.place))i.remove();let s=document.activeElement,
n=l("div",{class:"form-ask",role:"alertdialog","aria-label":e("not_saved_yet")},l("p",{},e("not_saved_yet")),p(e("go_on"),
()=>{n.remove(),s instanceof HTMLElement&&this.place.contains(s)&&s.focus()},{"data-go-on":!0}),p(e("throw_away"),()=>{this.#e=
!1,t()},{"data-throw-away":!0}));this.place.prepend(n),n.querySelector("button")?.focus(),n.scrollIntoView({block:"neare\
st"})}};var Dt=o=>(t,e={})=>(o[t]??t).replace(/\{(\w+)\}/g,(s,n)=>String(e[n]??"")),qt=o=>o.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),Ht=(o,t)=>qt(o).includes(qt(t)),Ut=(o,t)=>[...new Set(o)].sort((e,s)=>e.localeCompare(
s,t));var q=class{#t=[];constructor(t){this.state=t}subscribe(t){this.#t.push(t)}update(t){let e=this.state;this.state={...e,...t};
for(let s of this.#t)s(this.state,e)}};var Ft=new Map,Qe=o=>{let t=Ft.get(o);if(t)return t;let e=new Set;for(let s of o.split(" ").filter(Boolean)){let[n,i=n]=s.
split("-").map(Number);for(let r=n;r<=i;r+=1)e.add(r)}return Ft.set(o,e),e},g=(o,t)=>o===void 0||Qe(o).has(t),y=(o,t)=>o.
find(([e])=>g(e,t))?.[1];var pt=o=>{let t=new Map;for(let e of o){let s=[...e.ends].sort().join(`
`);t.set(s,[...t.get(s)??[],e])}return[...t.values()]},ft=(o,t)=>t.ends.map(e=>o.nameOf(e)).join(" – "),Ze=(o,t,e)=>{if(e===
0)return{came:[],went:[],ties:[]};let s=r=>[e,e-1].every(a=>g(o.entries.get(r)?.on,a)),n=r=>g(r.on,e)!==g(r.on,e-1),i=(r,a)=>o.
outside.filter(({on:c})=>g(c,r)&&!g(c,a)).map(({name:c})=>c);return{came:i(e,e-1),went:i(e-1,e),ties:t.filter(r=>r[0].ends.
every(s)&&r.some(n)).map(r=>ft(o,r[0]))}},D=class{constructor(t,e){let{scene:s}=t;this.scene=s,this.say=e;let n=pt(t.edges);
this.all=s.moments.map((i,r)=>Ze(t,n,r)),this.stops=this.all.map((i,r)=>r).filter(i=>this.count(i)),this.last=s.moments.
length-1}count(t){let{came:e,went:s,ties:n}=this.all[t];return e.length+s.length+n.length}nameAt(t){let e=this.count(t),
s=e?this.say(e===1?"change":"changes",{count:e}):"",n=t>this.scene.own?this.say("to_come"):"";return[this.scene.moments[t].
said,s,n].filter(Boolean).join(" · ")}storyAt(t){let e=this.all[t];return["came","went","ties"].filter(s=>e[s].length).
map(s=>`${this.say(`${s}_names`,{names:e[s].join("; ")})}.`).join(" ")}before(t){return this.stops.findLast(e=>e<t)??0}after(t){
return this.stops.find(e=>e>t)??this.last}};var ut=Object.freeze({hvem:"sphere",omraade:"sector",afdeling:"unit",opgave:"task"}),ts=Object.freeze(["dato","visning",
"med","skaerm","valgt","side","orden"]),Bt=(o,t,e)=>({sammenlign:e,...Object.fromEntries(Object.entries(ut).map(([s,n])=>[
s,o[n]])),streger:[...t].map(([s,n])=>n?s:`-${s}`).join(" ")}),gt=(o,t)=>{let e=new URL(o);for(let s of o.searchParams.keys())
ts.includes(s)||e.searchParams.delete(s);for(let[s,n]of Object.entries(t))n&&e.searchParams.set(s,n);return e},Vt=o=>(o??
"").split(" ").filter(Boolean).map(t=>t.startsWith("-")?[t.slice(1),!1]:[t,!0]),T=(o,t)=>t!==null&&/^\d{4}-\d{2}-\d{2}$/.
test(t)?Math.max(0,o.findLastIndex(e=>e<=t)):null;var v=Object.freeze({came:"+",went:"−",changed:"≠"}),Gt=Object.keys(v),H=class{constructor(t,e,s,n){this.network=t,this.
then=Math.min(e,s),this.now=Math.max(e,s),this.aspects=n}between(t){let[e,s]=[g(t,this.then),g(t,this.now)];return e===s?
e?"same":"none":s?"came":"went"}kindOf(t){let e=this.between(t.on);return e!=="same"?e:this.#t(t.id,this.then)===this.#t(
t.id,this.now)?"same":"changed"}#t(t,e){return this.aspects(t).filter(([s])=>g(s,e)).map(([,s])=>s).join(`
`)}kindOfFinding(t){let e=this.between(t.on);return e!=="same"?e:y(t.statement,this.then)===y(t.statement,this.now)?"sam\
e":"changed"}ties(t){let e=this.network.edges.filter(s=>s.state!=="engagement"&&this.between(s.on)!=="none");return pt(e).
flatMap(s=>{let n=s.filter(m=>this.between(m.on)==="came"),i=s.filter(m=>this.between(m.on)==="went");if(!n.length&&!i.length)
return[];let r=i.length?n.length?"changed":"went":"came",[a,c]=[i,n].map(m=>m.map(u=>t(`state_${u.state}`)).join(", ")),
d=t(`tie_${r}`,{names:ft(this.network,s[0]),from:a,to:c});return[{kind:r,edges:[...n,...i],text:d}]})}people(){let t=this.
network.scene.chips.filter(e=>e.kind!=="fold");return U(t.map(e=>({kind:this.kindOf(e),text:e.name})))}findings(){return U(
this.network.scene.findings.map(t=>{let e=this.kindOfFinding(t),s=y(t.statement,e==="went"?this.then:this.now)??"";return{
kind:e,text:`${t.title}. ${s}`}}))}},U=o=>o.filter(({kind:t})=>t in v).sort((t,e)=>Gt.indexOf(t.kind)-Gt.indexOf(e.kind));var es=Object.freeze({actors:{some:"actors_shown",away:"actors_there_away",every:"actors_there"},people:{some:"people_sh\
own",away:"people_there_away",every:"people_there"}}),Wt=(o,{shown:t,there:e,total:s},n,i)=>{let{some:r,away:a,every:c}=es[o],
d=t<e?r:e<s?a:c;return i(d,{shown:t,there:e,away:s-e,day:n})},ss=(o,t,e,s)=>[Wt("actors",o,e,s),t.total?Wt("people",t,e,
s):""].join(" ").trim(),Kt=(o,t)=>{let e=o.network.scene.moments[o.state.moment].said;return ss(o.count("actor"),o.count(
"person"),e,t)},zt=({wanted:o,lines:t},e,s)=>{let n=o.text?[`${s("search")}: ${o.text}`]:[];for(let[i,r]of Object.entries(
e)){let a=o[i];a&&n.push(`${s(i)}: ${r.find(([c])=>c===a)?.[1]}`)}for(let[i,r]of t)n.push(`${r?"+":"−"} ${s(`state_${i}`)}`);
return n.length?s("limits",{what:n.join("; ")}):""},$=(o,{moment:t,other:e},s)=>{if(e===null)return"";let[n,i]=[t,e].sort(
(r,a)=>r-a).map(r=>o.moments[r].said);return s("compared",{from:n,to:i})},F=o=>Object.entries(v).map(([t,e])=>`${e} ${o(
t)}`).join("   "),S=(o,t)=>y(o.statement,t)??o.statement[0][1];var ns=Object.keys(v),[os,is,rs]=[8.5,4.6,.3],as=Object.freeze({person:"td:nth-of-type(1) [data-on], .map-mark[data-on]",
actor:"td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]"}),wt=(o,t,e,...s)=>{let n=document.
createElementNS(o.namespaceURI,t);for(let[i,r]of Object.entries(e))n.setAttribute(i,String(r));return n.append(...s),n},
Yt=(o,t,e,s)=>wt(o,"g",{class:`map-delta is-${s}`,"aria-hidden":"true"},wt(o,"circle",{cx:t,cy:e,r:os}),wt(o,"text",{x:t,
y:e+is},v[s])),B=class{constructor(t,e){this.map=t;let{say:s}=t;this.result=l("div",{class:"map-compared"}),this.panel=l(
"section",{class:"map-compare-list","aria-label":s("compare"),hidden:!0},l("h2",{},s("changes_between")),this.result),this.
select=l("select",{"data-compare":!0,onchange:()=>this.#n()},l("option",{value:""},s("no_compare")),...t.scene.moments.map(
(i,r)=>l("option",{value:r},e.nameAt(r)))),this.year=p(s("a_year_ago"),()=>t.compareWith(this.#t()),{"data-compare-year":!0}),
this.met=p(s("since_meeting"),()=>t.compareWith(this.#e()),{"data-compare-met":!0}),this.stop=p(s("stop_compare"),()=>this.#o(),
{"data-compare-stop":!0});let n=l("label",{class:"map-field"},s("compare"),this.select);t.place("compare",l("div",{class:"\
map-compare"},n,this.met,this.year,this.stop)),t.place("changes",this.panel)}sentence(){return $(this.map.scene,this.map.
store.state,this.map.say)}#t(){let{moments:t}=this.map.scene,[e,s]=t[this.map.store.state.moment].day.split(/-(.*)/s),n=t.
map(({day:i})=>i);return T(n,`${String(Number(e)-1).padStart(4,"0")}-${s}`)}#e(){let{moments:t,met:e}=this.map.scene,s=y(
e,this.map.store.state.moment);return s?T(t.map(n=>n.day),s):null}#s(){let t=h("p:first-child, h3, li",this.result).map(
e=>e.matches("li")?`- ${e.textContent}`:e.textContent);navigator.clipboard.writeText(t.join(`
`)).then(()=>this.map.tell(this.map.say("copied")))}#n(){this.map.compareWith(this.select.value===""?null:Number(this.select.
value))}#o(){this.map.compareWith(null),this.select.focus()}draw(t){let{other:e,moment:s}=t.state,n=e!==null;if(this.select.
value=n?String(e):"",this.stop.hidden=!n,this.met.hidden=this.#e()===null,this.#i(),this.panel.hidden=!n,this.map.svg.classList.
toggle("is-compared",n),!n)return;let i=new H(this.map.network,s,e,a=>this.#r(a));this.#a(i);let r=i.ties(this.map.say);
for(let{edges:a}of r)this.#c(i,a);this.#l(t,i,r)}#r(t){let e=this.map.lists.rows.get(t),s=as[this.map.network.entries.get(
t)?.kind];return e?h(s,e).map(n=>[n.dataset.on,n.textContent]):[]}#i(){for(let t of h(".map-delta",this.map.svg))t.remove();
for(let t of this.map.drawing.chips)t.g.classList.remove(...ns);for(let t of this.map.lists.rows.values())for(let e of h(
".map-change",t))e.remove()}#a(t){let{say:e,scene:s,lists:n,drawing:i}=this.map;for(let r of s.chips){let a=r.kind==="fo\
ld"?"none":t.kindOf(r);if(a==="same"||a==="none")continue;let c=e(a);n.rows.get(r.id)?.firstElementChild?.prepend(l("spa\
n",{class:"map-change"},`${v[a]} ${c} `));let m=i.byId.get(r.id);m?.isVisible&&(m.g.classList.add(a),m.g.append(Yt(this.
map.svg,m.box.x,m.box.y+m.box.height,a)),m.title.textContent=`${m.title.textContent} ${c}.`)}}#c(t,e){let s=e.map(i=>this.
map.drawing.lineOf(i)).filter(i=>i.isShown),n=new Map;for(let i of s){let r=i.path.getAttribute("d");n.set(r,[...n.get(r)??
[],i])}for(let[i,...r]of n.values()){let{x:a,y:c}=i.path.getPointAtLength(i.path.getTotalLength()*rs),d=r.length?"change\
d":t.between(i.edge.on);for(let m of r)m.hide();this.map.svg.querySelector(".ends")?.append(Yt(this.map.svg,a,c,d))}}#l(t,e,s){
let{say:n,scene:i}=this.map;this.result.replaceChildren(l("p",{},$(i,t.state,n)),l("p",{class:"map-key"},F(n)),this.#h("\
people",e.people()),this.#h("ties",U(s)),this.#d(this.#h("findings",e.findings())),navigator.clipboard?p(n("copy"),()=>this.#s(),
{"data-copy":!0}):"")}#d(t){let[e,...s]=t.childNodes;return l("details",{class:"map-compared-more"},l("summary",{},e),...s)}#h(t,e){
let{say:s}=this.map,n=({kind:i,text:r})=>l("li",{class:`is-${i}`},l("strong",{},`${v[i]} ${s(i)}: `),r);return l("div",{},
l("h3",{},`${s(t)} (${e.length})`),e.length?l("ul",{},...e.map(n)):l("p",{},s("no_changes")))}};var V=Object.freeze({text:"",sphere:"",sector:"",unit:"",task:"",focus:""}),Jt={text:({name:o,units:t},e)=>Ht([o,...t].join(
" "),e),sphere:(o,t)=>o.public===(t==="public"),sector:(o,t)=>o.sector===t,unit:(o,t)=>o.units.includes(t),task:(o,t,e,s)=>o.
tasks.some(([n,i])=>i===t&&s(n)),focus:(o,t,e,s)=>o.id===t||e.chipOf(o.id)!==e.chipOf(t)&&e.edges.some(n=>s(n.on)&&e.isEnd(
n,t,s)&&e.isEnd(n,o.id,s))},Xt=(o,t,e,s,n)=>!e[o]||Jt[o](s,e[o],t,n),Qt=Object.keys(Jt),Zt=(o,t,e,s)=>{let n=o.entries.get(
e);return n?(n.ring==="home"?["focus"]:Qt).every(r=>Xt(r,o,t,n,s)):!0},te=(o,t,e,s)=>Qt.every(n=>{if(n==="focus"&&o.isHome(
t.focus))return s.includes(t.focus);let i=o.entries.get(e);return!t[n]||i!==void 0&&Xt(n,o,t,i,()=>!0)});var cs=[".course-lane",".course-row",".course-group"],ee=o=>({element:o,actor:o.dataset.actor??"",members:JSON.parse(o.dataset.
for??"[]")}),G=class{constructor(t,e){this.map=t,this.root=e,this.bars=h("[data-actor]",e).map(ee),this.rows=h("[data-co\
urse-table] tr[data-actor]").map(ee),this.lines=h(".course-now",e),this.places=(this.lines[0].dataset.places??"").split(
" ").map(Number),this.note=l("p",{class:"course-shown",hidden:!0}),this.frame=e.parentElement??e,this.frame.before(this.
note)}scrollToEnd(){this.frame.scrollLeft=this.frame.scrollWidth}draw(t,e){t.moment!==e.moment&&this.#t(t.moment);let s=t.
lines.get("engagement")!==!1;for(let{element:i,actor:r,members:a}of[...this.bars,...this.rows])i.toggleAttribute("hidden",
!s||!te(this.map.network,t.wanted,r,a));for(let i of cs)for(let r of h(i,this.root))r.toggleAttribute("hidden",!r.querySelector(
".course-bar:not([hidden])"));let n=this.sentence();this.note.textContent=[n,this.map.limits()].filter(Boolean).join(" "),
this.note.hidden=!n}#t(t){let e=this.places[t];for(let s of this.lines){s.setAttribute("transform",`translate(${e-Number(
s.dataset.x)} 0)`);let n=s.querySelector("text");if(!n)continue;n.textContent=this.map.scene.moments[t].said;let i=e>Number(
s.dataset.to)?"end":"middle";n.setAttribute("text-anchor",e<Number(s.dataset.from)?"start":i)}}sentence(){let t=this.bars.
filter(({element:e})=>!e.hasAttribute("hidden")).length;return t===this.bars.length?"":this.map.say("course_shown",{shown:t,
total:this.bars.length})}};var ls=o=>{let t=o.cloneNode(!0);for(let e of h("button, summary, [hidden]",t))e.remove();for(let e of h("details",t))e.
replaceWith(...e.childNodes);return t},W=class{extras=[];ofSomebody=[];ofFindings=[];constructor(t,e){this.place=t,this.
map=e}draw(t){let{chip:e,finding:s}=t.state;e?this.#n(t,e):s?this.#o(t,s):this.place?.replaceChildren(),this.#t(!!(e||s))}#t(t){
this.place&&(this.place.hidden=!t);for(let e of h("[data-map-summary]",this.map.root))e.hidden=t}#e(...t){this.place?.replaceChildren(
this.#s(),...t)}#s(){return p(`← ${this.map.say("back")}`,()=>this.map.clear(),{class:"map-button map-back","data-clea\
r":!0})}#n(t,e){let{map:s}=this,n=s.network.idsOf(e),i=t.state.one??(s.network.isFold(e)?null:e),r=n.filter(c=>t.isThere(
c)),a=t.findings.filter(({subjects:c})=>c.some(d=>i?d===i:n.includes(d)));this.#e(l("h2",{},s.nameOfChoice(t)),...i?this.#c(
i):[this.#i(r,c=>s.network.nameOf(c),c=>s.showOne(c))],...a.length?[l("h3",{},s.say("findings")),this.#r(t,a)]:[],...i?[
...this.#a(i),...this.ofSomebody.map(c=>c(i))]:[]);for(let c of this.extras)this.place?.append(c(e))}#o(t,e){let{map:s}=this,
n=y(e.question,t.state.moment),i=e.subjects.filter(r=>s.network.chipOf(r));this.#e(l("h2",{},S(e,t.state.moment)),...n?[
l("p",{},n)]:[],this.#i(i,r=>s.network.nameOf(r),r=>s.showOne(r)),...this.ofFindings.map(r=>r(e)))}#r(t,e){return this.#i(
e,s=>S(s,t.state.moment),s=>this.map.light(s))}#i(t,e,s){return l("ul",{class:"map-list"},...t.map(n=>l("li",{},p(e(n),()=>s(
n)))))}#a(t){let{map:e}=this,s=e.say("around",{name:e.network.nameOf(t)});return[p(s,()=>e.around(t),{"data-around":!0}),
" ",...e.lists.isVisible?[p(e.say("in_table"),()=>e.lists.goTo(t),{"data-row":!0})," "]:[]]}#c(t){let e=this.map.lists.rows.
get(t),s=e?.closest("table");if(!e||!s)return[];let n=h("thead th",s).map(r=>r.textContent.trim()),i=l("dl");for(let[r,a]of h(
":scope > td",e).entries()){let c=ls(a);if(a===e.lastElementChild)for(let d of h("li:not(.map-mark)",c))d.remove();c.textContent.
trim()&&i.append(l("dt",{},n[r+1]),l("dd",{},...c.childNodes))}return[i]}};var hs="1.4",se=Object.freeze({"stroke-width":"2.2","stroke-dasharray":"6 3"}),ds=o=>{let t=document.createElementNS(o.namespaceURI,
"title");return t.textContent=o.getAttribute("aria-label"),o.removeAttribute("aria-label"),o.prepend(t),t},ne=o=>{let t=w(
"rect",o),[e,s,n,i]=["x","y","width","height"].map(c=>Number(t.getAttribute(c))),r=o.dataset.kind==="fold"?w("text",o):null,
a=h(".mark[data-on]",o);return{g:o,rect:t,box:{x:e,y:s,width:n,height:i},text:r,marks:a,title:ds(o)}},K=class{constructor(t){
this.id=t.dataset.id??"",this.isFold=t.dataset.kind==="fold",this.parts=ne(t)}read(t){this.parts=ne(t)}get g(){return this.
parts.g}get rect(){return this.parts.rect}get box(){return this.parts.box}get title(){return this.parts.title}get text(){
return this.parts.text}get x(){return this.box.x+this.box.width/2}get y(){return this.box.y+this.box.height/2}get isVisible(){
return this.g.getAttribute("display")!=="none"}draw(t){let{network:e,state:s}=t,n=e.entries.get(this.id);x(this.g,t.isVisible(
this.id)),this.text&&(this.text.textContent=y(n?.titles??[],s.moment)||(n?.name??""));let i=y(n?.labels??[],t.momentOf(this.
id));i&&(this.title.textContent=i);for(let r of this.parts.marks)x(r,g(r.dataset.on,s.moment));this.g.dataset.overlap&&this.#t(
g(this.g.dataset.overlap,s.moment))}#t(t){let[e,s]=(this.g.dataset.colours??"").split(" ");this.rect.setAttribute("strok\
e",t?s:e),this.rect.setAttribute("stroke-width",t?se["stroke-width"]:hs),t?this.rect.setAttribute("stroke-dasharray",se["\
stroke-dasharray"]):this.rect.removeAttribute("stroke-dasharray")}};var oe=o=>{let t=h(`[data-of="${o.id}"]`,o.ownerSVGElement??void 0);return[o,...t]},z=class{isShown=!1;constructor(t,e){
this.edge=e,this.elements=oe(t)}read(t){this.elements=oe(t)}get path(){return this.elements[0]}draw(t){this.isShown=t.isEdgeShown(
this.edge);let e=t.isLit(this.edge);for(let s of this.elements)x(s,this.isShown),s.classList.toggle("lit",e)}hide(){for(let t of this.
elements)x(t,!1)}},ie=({id:o,dataset:t},e)=>({id:o,ends:[t.a??"",t.b??""],state:t.state??"",on:t.on??"",drawn:t.drawn??"",
folded:e.folded[o]??[]});var ms="g[data-kind=person], g[data-kind=actor], g[data-kind=fold]",Y=class{#t=[];constructor(t,e){this.svg=t,this.network=
e,this.chips=h(ms,t).map(s=>new K(s)),this.byId=new Map(this.chips.map(s=>[s.id,s])),this.lines=e.edges.map(s=>new z(w(`\
path[id="${s.id}"]`,t),s)),this.current=this.#e()??this.chips[0],this.rove(this.current,!1),t.addEventListener("focusin",
s=>{let n=this.chipAt(s);n&&this.rove(n,!1)})}#e(){return this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??this.
chips.find(t=>t.isVisible)}draw(t){let{bright:e,state:s}=t;for(let n of this.chips)n.draw(t);for(let n of h(".household[\
data-on]",this.svg))x(n,g(n.dataset.on,s.moment));this.svg.classList.toggle("is-lit",!!e);for(let{g:n,id:i}of this.chips)
n.classList.toggle("lit",!!e?.has(i)),n.setAttribute("aria-pressed",String(i===s.chip));for(let n of this.lines)n.draw(t);
this.current?.isVisible||this.rove(this.#e()??this.current,!1)}chipOf(t){return this.byId.get(this.network.chipOf(t)??"")}lineOf(t){
return this.lines[this.network.edges.indexOf(t)]}chipAt(t){let e=t.target.closest("g[data-id]");return e instanceof SVGElement?
this.byId.get(e.dataset.id??""):void 0}rove(t,e=!0){t&&(this.current?.g.setAttribute("tabindex","-1"),this.current=t,t.g.
setAttribute("tabindex","0"),e&&t.g.focus())}step(t){if(!this.current)return;let e=this.chips.filter(s=>s.isVisible);this.
rove(j(this.current,e,E[t])??this.current)}home(){this.rove(this.chips.find(t=>this.network.isHome(t.id)&&t.isVisible)??
this.current)}whenRedrawn(t){this.#t.push(t)}replace(t){let e=this.svg.contains(document.activeElement);for(let s of["vi\
ewBox","width","height"])this.svg.setAttribute(s,t.getAttribute(s)??"");this.svg.replaceChildren(...t.childNodes);for(let s of this.
chips)s.read(w(`g[data-id="${CSS.escape(s.id)}"]`,this.svg));for(let s of this.lines)s.read(w(`path[id="${s.edge.id}"]`,
this.svg));for(let{g:s}of this.chips)s.setAttribute("tabindex","-1");this.rove(this.current,!1),e&&this.current?.g.focus(
{preventScroll:!0});for(let s of this.#t)s()}};var ps=(o,t,e)=>{let{scene:s,outside:n}=o,i=c=>Ut(c,e).map(d=>[d,d]),r=["public","private"].filter(c=>n.some(d=>d.public===
(c==="public"))),a=s.sectors.filter(({id:c})=>n.some(d=>d.sector===c));return{sphere:r.map(c=>[c,t(`sphere_${c}`)]),sector:a.
map(({id:c,name:d})=>[c,d]),unit:i(s.chips.flatMap(c=>c.units)),task:i(s.chips.flatMap(c=>c.tasks.map(([,d])=>d))),focus:s.
chips.filter(c=>c.kind!=="fold").map(({id:c,name:d})=>[c,d])}},re=new Set(["present","team","coordinates","planned","pri\
vate"]),yt=Object.freeze({works:o=>re.has(o),asked:o=>!re.has(o)&&o!=="engagement",all:o=>o!=="engagement"}),fs=Object.keys(
yt),J=class{constructor(t){this.map=t,this.options=ps(t.network,t.say,document.documentElement.lang),this.form=this.#t(),
t.place("controls",this.form)}#t(){let{say:t,network:e}=this.map,{states:s}=e,n=l("input",{type:"search","data-filter":"\
text",oninput:()=>this.map.filter({text:n.value.trim()})}),i=l("div",{class:"map-tools",role:"group","aria-label":t("lin\
es")},...fs.map(a=>this.#s(a))),r=l("fieldset",{class:"map-states"},l("legend",{},t("lines")),i,...s.filter(a=>a!=="enga\
gement").map(a=>this.#n(a)));return l("form",{class:"map-controls",onsubmit:a=>a.preventDefault(),"aria-label":t("filter\
s")},l("label",{class:"map-field"},t("search"),n),this.#e("focus"),this.#e("sector"),s.includes("engagement")?this.#n("e\
ngagement",t("show_help")):"",l("div",{class:"map-more"},this.#e("sphere"),this.#e("unit"),this.#e("task")),s.length?r:"",
p(t("reset"),()=>this.map.reset(),{"data-reset":!0}))}#e(t){let{say:e}=this.map,s=this.options[t];if(!s.length||s.length===
1&&t!=="focus")return"";let n=l("select",{"data-filter":t,onchange:()=>this.map.filter({[t]:n.value})},l("option",{value:""},
e("every")),...s.map(([i,r])=>l("option",{value:i},r)));return l("label",{class:"map-field"},e(t),n)}#s(t){let{map:e}=this,
s=e.network.edges.filter(({state:n})=>yt[t](n)).length;return p(e.say(`lines_${t}`,{count:s}),()=>e.showOnly(t==="all"?null:
yt[t]),{"data-lines":t})}#n(t,e=this.map.say(`state_${t}`)){let s=l("input",{type:"checkbox",checked:this.map.network.isUsual(
t),"data-state-filter":t,onchange:()=>this.map.showLines(t,s.checked)});return l("label",{class:"map-check"},s,e)}#o({wanted:t,
lines:e}){let{map:s,options:n}=this,i=(a,c)=>n[a]?.find(([d])=>d===c)?.[1]??c;return[...Object.entries(t).filter(([,a])=>a).
map(([a,c])=>[`${s.say(a==="text"?"search":a)}: ${i(a,c)}`,()=>s.filter({[a]:""})]),...[...e].map(([a,c])=>[`${c?"+":"−"}\
 ${s.say(`state_${a}`)}`,()=>s.showLines(a,!c)])]}#r(t){let{map:e}=this,s=this.#o(t),n=([i,r])=>p(`${i} ×`,r,{class:"ma\
p-button map-small","aria-label":e.say("remove",{what:i})});for(let i of h("[data-map-tags]",e.root))i.replaceChildren(...s.
map(n));for(let i of h("[data-map-filter-count]",e.root))i.textContent=s.length?e.say("filter_count",{count:s.length}):""}draw(t){
let{wanted:e,lines:s}=t;this.#r(t);for(let n of h("[data-filter]",this.form)){let i=e[n.dataset.filter];n.value.trim()!==
i&&(n.value=i)}for(let n of h("[data-state-filter]",this.form)){let i=n.dataset.stateFilter??"";n.checked=s.get(i)??this.
map.network.isUsual(i)}}};var[X,ae]=[4,4],us=Object.freeze({ArrowDown:1,ArrowUp:-1}),Q=class{#t=null;constructor(t){this.map=t,t.drawing.whenRedrawn(
()=>this.#n())}close(){this.#t?.box.remove(),this.#t=null}chosen(t){t.isFold?this.#t?.chip!==t&&this.#e(t):this.close();
for(let e of this.#t?h("[data-one]",this.#t.box):[])e.setAttribute("aria-pressed",String(e.dataset.one===this.map.store.
state.one))}draw(t){if(!this.#t)return;let{chip:e,box:s}=this.#t,n=h("[data-one]",s).map(r=>r.dataset.one);if(e.isVisible&&
t.shownIn(e.id).join(" ")===n.join(" "))return;let i=s.contains(document.activeElement);this.close(),i&&this.map.drawing.
rove(this.map.drawing.current)}#e(t){this.close();let{say:e,network:s,shown:n,store:i,frame:r}=this.map,a=()=>{this.close(),
this.map.drawing.rove(t)},c=f=>{let b={class:"map-button map-small","data-one":f};return l("li",{},p(s.nameOf(f),()=>this.
map.choose(t.id,f),b))},d=l("div",{class:"map-fold",role:"dialog","aria-label":`${t.text?.textContent}, ${s.entries.get(
t.id)?.place}`,onkeydown:f=>this.#s(f,a)},l("ul",{class:"map-list"},...n.shownIn(t.id).map(c)),p(e("close"),a,{class:"ma\
p-button map-small"}));r.append(d),this.#t={chip:t,box:d},this.#n(),(d.querySelector(`[data-one="${CSS.escape(i.state.one??
"")}"]`)??d.querySelector("button"))?.focus({preventScroll:!0}),d.scrollIntoView({block:"nearest",inline:"nearest"})}#s(t,e){
let s=this.#t?h("button",this.#t.box):[],n=s.findIndex(r=>r===document.activeElement),{key:i}=t;if(i==="Escape")e();else if(i===
"ArrowDown"||i==="ArrowUp")s[(n+us[i]+s.length)%s.length].focus();else if(i==="Home"||i==="End")s.at(i==="Home"?0:-1)?.focus();else
return;t.preventDefault()}#n(){if(!this.#t)return;let{chip:t,box:e}=this.#t,{frame:s}=this.map,[n,i]=[t.rect.getBoundingClientRect(),
s.getBoundingClientRect()],r=n.left-i.left+s.scrollLeft-s.clientLeft,[a,c]=[n.top,n.bottom].map(u=>u-i.top+s.scrollTop-s.
clientTop),d=c+X+e.offsetHeight<=s.scrollHeight||a<e.offsetHeight+X,m=s.scrollLeft+s.clientWidth-e.offsetWidth-ae;e.style.
insetInlineStart=`${Math.max(ae,Math.min(r,m))}px`,e.style.insetBlockStart=`${d?c+X:a-e.offsetHeight-X}px`}};var ce=(o,t)=>{let{svg:e,drawing:s}=o,n=()=>s.current&&o.choose(s.current.id),i={Home:()=>s.home(),Enter:n," ":n,Escape:()=>o.
clear(),...t};e.addEventListener("keydown",r=>{if(!(r.altKey||r.ctrlKey||r.metaKey)){if(r.key in E)s.step(r.key);else if(r.
key in i)i[r.key]();else return;r.preventDefault()}}),e.addEventListener("click",r=>{let a=s.chipAt(r);a&&o.focusOn(a)})};var Z=class{constructor(t){this.rows=new Map(h("table[data-map-table] tr[data-id]").map(e=>[e.dataset.id??"",e])),this.parts=
h("[data-on], tr li[data-state]").filter(e=>!t.contains(e)&&!e.dataset.id).map(e=>{let{on:s,state:n}=e.dataset,i=e.closest(
"tr[data-id]");return{element:e,on:s,state:n,id:i?.dataset.id}})}draw(t){for(let{element:e,on:s,state:n,id:i}of this.parts)
e.hidden=!g(s,t.momentOf(i))||n!==void 0&&t.choiceOf(n)===!1;for(let[e,s]of this.rows)s.hidden=!t.isShown(e);for(let e of h(
".map-count"))this.#t(e)}#t(t){let e=t.closest("details");if(!e)return;let s=h(":scope > ul > li",e).filter(n=>!n.hidden).
length;t.textContent=String(s),e.matches(".map-many")&&(e.hidden=!s)}get isVisible(){return[...this.rows.values()].some(
t=>!t.closest("div[hidden]"))}goTo(t){let e=this.rows.get(t);e&&(e.tabIndex=-1,e.focus())}};var tt=class{#t=new Map;constructor(t,e){this.scene=t,this.edges=e,this.entries=new Map(t.chips.map(s=>[s.id,s]));for(let s of t.
chips)this.#t.set(s.id,s.fold??s.id)}chipOf(t){return this.#t.get(t)}nameOf(t){return this.entries.get(t)?.name??t}isFold(t){
return t!==null&&this.entries.get(t)?.kind==="fold"}isHome(t){return this.entries.get(t)?.ring==="home"}idsOf(t){let e=this.
entries.get(t);return e?e.ids??[t]:[]}get outside(){return this.scene.chips.filter(t=>t.kind!=="fold"&&t.ring!=="home")}get states(){
let t=new Set(this.edges.map(e=>e.state));return Object.keys(this.scene.words).filter(e=>e.startsWith("state_")).map(e=>e.
slice(6)).filter(e=>t.has(e))}isUsual(t){return this.edges.some(e=>e.state===t&&e.drawn)}isEnd(t,e,s){let n=this.chipOf(
e);return n===void 0||!t.ends.includes(n)?!1:!this.isFold(n)||t.folded.some(([i,r])=>r===e&&s(i))}};var et=class{constructor(t){this.map=t,this.items=h(".legend-item",t.root)}draw(t){let{scene:e,say:s}=this.map,{moment:n}=t.
state,i=t.state.other===null?"":`${$(e,t.state,s)} ${F(s)}`;this.#t("header",y(e.sheet.header,n)),this.#t("cut",y(e.sheet.
cut,n)),this.#t("filters",[i,this.map.limits()].filter(Boolean).join("   ")),this.#e()}#t(t,e){for(let s of h(`[data-tol\
d=${t}]`))At(s,e??"")}#e(){let{chips:t,lines:e}=this.map.drawing,s=new Set(e.filter(n=>n.isShown).map(n=>`line-${n.edge.
state}`));for(let n of t.filter(i=>i.isVisible))for(let i of h(".mark:not([display])",n.g))s.add(`mark-${(i.getAttribute(
"class")??"").replace("mark is-","")}`);for(let n of this.items)n.hidden=!s.has(n.dataset.key??"")}};var le=o=>{let{scene:t,network:e,say:s,store:n}=o,i=c=>`${s("show_on_map")}: ${c}`,r=(c,d,m)=>p(s("show_on_map"),d,{"ari\
a-label":i(c),...m}),a=t.findings.flatMap(c=>{let d=document.querySelector(`[data-finding="${c.id}"] [data-finding-actio\
ns]`);if(!d||!c.chips.some(([,f])=>f.length))return[];let m={"data-lights":c.id,"aria-pressed":"false"},u=r(S(c,n.state.
moment),()=>o.light(c),m);return d.append(u),[{element:u,finding:c}]});for(let[c,d]of o.lists.rows){if(!e.chipOf(c))continue;
let m={class:"map-button map-small"};d.firstElementChild?.append(" ",r(e.nameOf(c),()=>o.showOne(c),m))}n.subscribe((c,d)=>{
for(let m of h("[data-lights]"))m.setAttribute("aria-pressed",String(m.dataset.lights===c.finding?.id));if(c.moment!==d.
moment)for(let{element:m,finding:u}of a)m.setAttribute("aria-label",i(S(u,c.moment)))})};var he=o=>({moment:o.now,other:null,chip:null,one:null,finding:null,wanted:V,lines:new Map}),A=class{#t=new Map;constructor(t,e){
this.network=t,this.state=e,this.now=s=>g(s,e.moment)}holds(t){let{other:e}=this.state;return this.now(t)||e!==null&&g(t,
e)}isThere(t){return this.holds(this.network.entries.get(t)?.on)}momentOf(t){let{moment:e,other:s}=this.state;return t!==
void 0&&s!==null&&!this.now(this.network.entries.get(t)?.on)?s:e}matches(t){let e=this.#t.get(t);return e===void 0&&(e=Zt(
this.network,this.state.wanted,t,this.now),this.#t.set(t,e)),e}isShown(t){return this.isThere(t)&&this.matches(t)}shownIn(t){
return this.network.idsOf(t).filter(e=>this.isShown(e))}isVisible(t){return this.network.idsOf(t).some(e=>this.isShown(e))}choiceOf(t){
return this.state.lines.get(t)}isLit(t){let{chip:e,finding:s}=this.state;return e?this.#e(t,e):!!(s&&y(s.edges,this.state.
moment)?.includes(t.id))}#e(t,e){let{one:s}=this.state;return t.ends.includes(e)?!s||this.network.isEnd(t,s,n=>g(n,this.
momentOf(s))):!1}isEdgeShown(t){let e=this.choiceOf(t.state);return e!==!1&&this.holds(t.on)&&t.ends.every(s=>this.isVisible(
s))&&(e===!0||this.holds(t.drawn)||this.isLit(t))}get bright(){let{chip:t,finding:e,moment:s}=this.state;if(t){let i=this.
network.edges.filter(r=>this.#e(r,t)&&this.isEdgeShown(r));return new Set([t,...i.flatMap(r=>r.ends)])}if(!e)return;let n=y(
e.chips,s)??[];return new Set(n.map(i=>this.network.chipOf(i)).filter(i=>i!==void 0))}count(t){let e=this.network.outside.
filter(i=>i.kind===t),s=e.filter(i=>this.isThere(i.id));return{shown:s.filter(i=>this.matches(i.id)).length,there:s.length,
total:e.length}}get findings(){return this.network.scene.findings.filter(t=>this.now(t.on))}},de=(o,t,e)=>{let s=t.other===
e?null:t.other,n=new A(o,{...t,moment:e}),{chip:i,one:r,finding:a}=t;return{moment:e,other:s,one:r&&n.isThere(r)?r:null,
chip:i&&o.idsOf(i).some(c=>n.isThere(c))?i:null,finding:a&&g(a.on,e)?a:null}};var gs=1400,bt=()=>window.matchMedia("(prefers-reduced-motion: reduce)").matches,st=class{#t;constructor(t,e){this.say=t,
this.time=e,this.button=p(this.#e,()=>this.#s(),{"data-step":"play"})}get#e(){return this.say(bt()?"play_step":"play")}stop(){
clearInterval(this.#t),this.#t=void 0,this.button.textContent=this.#e}#s(){let{go:t,next:e,isAtEnd:s}=this.time;if(this.#t!==
void 0){this.stop();return}s()?t(0):bt()&&t(e()),!bt()&&(this.button.textContent=this.say("stop"),this.#t=setInterval(()=>this.#n(),
gs))}#n(){this.time.go(this.time.next()),this.time.isLast()&&this.stop()}};var[ws,ys,bs]=[6,2,18],nt=class{constructor(t,e){this.map=t,this.changes=e;let{say:s}=t;this.player=new st(s,{go:a=>this.#e(
a),next:()=>e.after(this.#t),isLast:()=>this.#t===e.last,isAtEnd:()=>this.#t>=t.scene.own}),this.slider=l("input",{type:"\
range",id:"map-moment",min:0,max:e.last,step:1,value:this.#t,class:"map-slider","aria-label":s("moment"),oninput:()=>this.#s(
Number(this.slider.value))});let n=(a,c,d,m=c)=>p(m,()=>this.#s(d()),{"data-step":a,"aria-label":c,title:c});this.back=n(
"before",s("before"),()=>e.before(this.#t),"◀"),this.on=n("after",s("after"),()=>e.after(this.#t),"▶");let{own:i,moments:r}=t.
scene;this.home=n("own",s("to_own",{day:r[i].said}),()=>i),this.list=this.#o(),this.#r(),this.#i(),this.#a(t.store.state)}get#t(){
return this.map.store.state.moment}#e(t){t!==this.#t&&(this.map.moveTo(t),this.map.tell(this.map.counted(),this.changes.
storyAt(t)))}#s(t){this.player.stop(),this.#e(t)}#n(){let{changes:t,map:e}=this;return t.stops.map(s=>{let n=l("span",{class:`\
map-tick${s>e.scene.own?" is-to-come":""}`,title:t.nameAt(s),onclick:()=>this.#s(s)});return n.style.insetInlineStart=`${100*
s/t.last}%`,n.style.blockSize=`${Math.min(bs,ws+ys*t.count(s))}px`,n})}#o(){let{changes:t,map:e}=this,{scene:s}=e,n=i=>{
let r={class:"map-button map-small","data-moment":i};return l("li",{},p(t.nameAt(i),()=>this.#s(i),r),l("span",{},` ${t.
storyAt(i)}`))};return l("details",{class:"map-changes"},l("summary",{},e.say("all_changes",{count:t.stops.length})),s.step===
"day"?"":l("p",{class:"map-step"},e.say("gathered",{step:e.say(`step_${s.step}`)})),l("ol",{},...t.stops.map(n)))}#r(){let{
say:t}=this.map;this.map.place("time",l("div",{class:"map-time",role:"group","aria-label":t("time")},this.back,l("div",{
class:"map-track"},l("div",{class:"map-ticks","aria-hidden":"true"},...this.#n()),this.slider),this.on,this.player.button,
this.home));for(let e of h("[data-map-days]",this.map.root))e.replaceChildren(this.list)}#i(){let{changes:t,map:e}=this;
e.store.subscribe((s,n)=>{s.moment!==n.moment&&(this.#a(s),this.#c(s))}),e.svg.addEventListener("keydown",s=>{s.key!==","&&
s.key!=="."||(this.#s(s.key===","?t.before(this.#t):t.after(this.#t)),s.preventDefault())})}#a({moment:t}){let e=this.changes.
nameAt(t);this.slider.value=String(t),this.slider.setAttribute("aria-valuetext",e),this.back.disabled=t===0,this.on.disabled=
t===this.changes.last,this.home.hidden=t===this.map.scene.own;for(let s of h("[data-moment]",this.list))s.setAttribute("\
aria-current",String(Number(s.dataset.moment)===t))}#c({moment:t}){let{say:e,scene:s}=this.map;for(let n of h("[data-day\
]"))n.textContent=e("on_day",{day:s.moments[t].said});for(let n of h("[data-question-count]"))n.textContent=String(this.
map.shown.findings.length)}};var M=1.25,[ks,xs]=[1.01,4],me=.3,pe=o=>{let{frame:t,svg:e,say:s}=o,n=1,i=m=>{let u=(t.scrollLeft+t.clientWidth/2)/t.scrollWidth,
f=(t.scrollTop+t.clientHeight/2)/t.scrollHeight;n=m<ks?1:Math.min(xs,m),t.classList.toggle("is-zoomed",n>1),t.classList.
toggle("is-whole",!m),e.style.width=e.style.height=n>1?`${n*100}%`:"";for(let b of c)b.hidden=n<M;t.scrollTo(u*t.scrollWidth-
t.clientWidth/2,f*t.scrollHeight-t.clientHeight/2),o.tell(s("zoomed",{percent:Math.round(n*100)}))},r=(m,u)=>t.scrollBy(
m*t.clientWidth*me,u*t.clientHeight*me),a=(m,u,f)=>p(m,f,{"aria-label":s(u),title:s(u),"data-view":u}),c=[a("←","left",
()=>r(-1,0)),a("→","right",()=>r(1,0)),a("↑","up",()=>r(0,-1)),a("↓","down",()=>r(0,1))];for(let m of c)m.hidden=!0;
return o.place("tools",l("div",{class:"map-tools",role:"group","aria-label":s("view")},a("+","zoom_in",()=>i(n*M)),a("−",
"zoom_out",()=>i(n/M)),a("⤢","whole",()=>i(0)),...c)),vs(o),{keys:{"+":()=>i(n*M),"-":()=>i(n/M),0:()=>i(0)},now:()=>n,
to:i}},vs=({frame:o,ended:t})=>{let e=null;o.addEventListener("pointerdown",i=>{let r=i.target instanceof Element&&i.target.
closest("g[data-id], [data-cell]");i.pointerType==="mouse"&&i.button===0&&!r&&(e={x:i.clientX,y:i.clientY})});let s=i=>{
e&&(o.scrollBy(e.x-i.clientX,e.y-i.clientY),e={x:i.clientX,y:i.clientY})},n=()=>{e=null};window.addEventListener("pointe\
rmove",s,{signal:t}),window.addEventListener("pointerup",n,{signal:t})};var C=class{#t=new AbortController;constructor(t){let e=t.querySelector("svg[data-map]");if(!(e instanceof SVGSVGElement))
throw new k("The root of a family map holds no drawing of one.");this.svg=e,this.root=t,this.frame=w("[data-map-frame]",
t),this.scene=ht(t),this.say=Dt(this.scene.words);let s=h("path[data-kind=edge]",e);this.network=new tt(this.scene,s.map(
n=>ie(n,this.scene))),this.store=new q(he(this.scene)),this.shown=new A(this.network,this.store.state),this.drawing=new Y(
e,this.network),this.lists=new Z(e),this.details=new W(t.querySelector("#detaljer"),this),this.status=t.querySelector("#\
status"),this.zoom=pe(this),this.#e()}#e(){this.filters=new J(this),this.sheet=new et(this),this.folds=new Q(this);let t=this.
root.querySelector("[data-course]");if(this.course=t&&new G(this,t),this.store.subscribe((e,s)=>{this.shown=new A(this.network,
e),this.#s(s),this.details.draw(this.shown)}),le(this),this.scene.moments.length>1){let e=new D(this.network,this.say);this.
time=new nt(this,e),this.compare=new B(this,e)}ce(this,this.zoom.keys),this.clear(),this.frame.scrollLeft=(this.frame.scrollWidth-
this.frame.clientWidth)/2,this.course?.scrollToEnd()}get ended(){return this.#t.signal}end(){this.time?.player.stop(),this.#t.
abort()}#s(t){this.lists.draw(this.shown),this.drawing.draw(this.shown),this.filters?.draw(this.shown.state),this.sheet?.
draw(this.shown),this.folds?.draw(this.shown),this.course?.draw(this.shown.state,t),this.compare?.draw(this.shown)}takeOver(t,e){
this.scene.sheet=ht(w(`[data-module="${this.root.dataset.module}"]`,e),e).sheet,this.drawing.replace(t),this.redraw()}redraw(){
this.#s(this.store.state)}place(t,...e){w(`[data-map-${t}]`,this.root).replaceChildren(...e)}tell(...t){this.status&&(this.
status.textContent=t.filter(Boolean).join(" "))}counted(){return Kt(this.shown,this.say)}limits(){return zt(this.store.state,
this.filters?.options??{},this.say)}nameOfChoice({network:t,state:e}){let{chip:s,one:n}=e;if(s===null)return"";let i=n??
(t.isFold(s)?null:s),r=t.idsOf(s).filter(a=>this.shown.isThere(a));return i===null?this.say("folded",{count:r.length}):t.
nameOf(i)}choose(t,e=null){this.store.update({chip:t,one:e,finding:null}),this.tell(this.say("chosen",{name:this.nameOfChoice(
this.shown)}));let s=this.drawing.byId.get(t);s&&this.folds?.chosen(s)}focusOn(t,e=null){this.drawing.rove(t),this.choose(
t.id,e)}showOne(t){let e=this.drawing.chipOf(t);e&&this.focusOn(e,e.isFold?t:null)}light(t){t.subjects.some(s=>!this.shown.
matches(s))&&this.#o(),this.folds?.close(),this.store.update({chip:null,one:null,finding:t});let[e]=this.shown.bright??[];
this.drawing.byId.get(e)?.g.scrollIntoView({block:"center",inline:"center"}),this.tell(this.say("lit",{statement:S(t,this.
store.state.moment)}))}clear(){this.folds?.close(),this.store.update({chip:null,one:null,finding:null}),this.tell(this.counted())}filter(t){
this.store.update({wanted:{...this.store.state.wanted,...t}}),this.#n()}showLines(t,e){let s=new Map(this.store.state.lines);
e===this.network.isUsual(t)?s.delete(t):s.set(t,e),this.store.update({lines:s}),this.#n()}showOnly(t){let e=t?this.network.
states.filter(s=>s!=="engagement"):[];this.store.update({lines:new Map(e.map(s=>[s,!!t?.(s)]))}),this.#n()}#n(){this.tell(
this.counted(),this.course?.sentence()??"",this.limits())}#o(){this.store.update({wanted:V,lines:new Map})}reset(){this.#o(),
this.clear()}around(t){this.filter({focus:t}),this.showOne(t),this.#n()}moveTo(t){this.store.update(de(this.network,this.
store.state,t))}compareWith(t){let{moment:e}=this.store.state;this.store.update({other:t===e?null:t}),this.tell(this.compare?.
sentence()??"",this.counted())}};var Ss=1e3,N=()=>new URL(location.href).searchParams,fe,ue=(o,t)=>{if(clearTimeout(fe),!(o.href===location.href&&t===(history.
state?.around??"")))try{history.replaceState({around:t},"",o)}catch{fe=setTimeout(()=>ue(o,t),Ss)}},ge=(o,t,e)=>{let s=gt(
o,t);ue(s,e);for(let n of h("a[data-with-filters]"))n.href=gt(new URL(n.href),t).href;for(let n of h(".app-language a")){
let i=new URL(n.href);i.searchParams.set("til",s.pathname+s.search),n.href=i.href}for(let n of h("form.day-form")){for(let i of Object.
keys(t))for(let r of h(`input[type=hidden][name=${i}]`,n))r.remove();for(let[i,r]of Object.entries(t))r&&n.append(Object.
assign(document.createElement("input"),{type:"hidden",name:i,value:r}))}},ot=(o,t)=>{!t||!o||![...o.options].some(e=>e.value===
t)||(o.value=t,o.dispatchEvent(new Event("change")))},Es=(o,t)=>{let e=`[data-state-filter="${CSS.escape(o)}"]`,s=document.
querySelector(e);!s||s.checked===t||(s.checked=t,s.dispatchEvent(new Event("change")))},we=()=>{let o=N();for(let[t,e]of Object.
entries(ut))ot(document.querySelector(`select[data-filter="${e}"]`),o.get(t));ot(document.querySelector('select[data-fil\
ter="focus"]'),history.state?.around);for(let[t,e]of Vt(o.get("streger")))Es(t,e)};var Os=o=>o.split("-").reverse().join("-"),ye=o=>{let{scene:t,store:e}=o,{moments:s}=t,n=N().get("sammenlign"),i=()=>{let{
moment:a,other:c,wanted:d,lines:m}=e.state,{day:u}=s[a],f=new URL(location.href);a===t.now&&!f.searchParams.has("dato")||
f.searchParams.set("dato",u);for(let _ of h("a[data-with-day]")){let Et=new URL(_.href);Et.searchParams.set("dato",u),_.
href=Et.href}for(let _ of h("input[name=dato]"))_.value=Os(u);ge(f,Bt(d,m,c===null?"":s[c].day),d.focus)};we();let r=T(s.
map(({day:a})=>a),n);r!==null&&ot(document.querySelector("select[data-compare]"),String(r)),e.subscribe(i),o.drawing.whenRedrawn(
i),i()};var be=o=>{let t=new Map(h("[data-map-forms] > [data-of]").map(s=>[s.dataset.of,s]));document.querySelector("[data-map-f\
orms] > form.contact-form")&&(o.details.extras.push(s=>{let n=t.get(o.store.state.one??s);return l("p",{class:"map-forms"},
...n?n.cloneNode(!0).childNodes:[])}),o.details.ofFindings.push(s=>Ls(s,t)??document.createDocumentFragment()))},Ls=({type:o,
subjects:t},e)=>o==="missing_link"&&t.length===2?kt(t,e):null,kt=(o,t)=>{let e=document.querySelector("[data-map-forms] \
> form.contact-form"),s=o.map(a=>t.get(a)?.dataset.handle??"");if(!e||!s.every(Boolean))return null;let n=e.cloneNode(!0),
i=w("a",n),r=new URL(i.href);for(let[a,c]of["a","b"].entries()){let d=w(`[name="${c}"]`,n);d.value=s[a],r.searchParams.set(
c,s[a])}return i.href=r.href,n};var xt=class{#t=null;#e=null;constructor(t,e){this.kort=t,this.ways=e;let{svg:s,details:n,drawing:i,ended:r}=t.map;n.extras.
push(c=>this.#n(c));let a={capture:!0,signal:r};s.addEventListener("click",c=>this.#a(c),a),s.addEventListener("keydown",
c=>this.#c(c),a),s.addEventListener("pointerdown",c=>this.#l(c),a),window.addEventListener("pointermove",c=>this.#d(c),{
signal:r}),window.addEventListener("pointerup",c=>this.#h(c),{signal:r}),i.whenRedrawn(()=>this.#r())}#s(t){return h("[d\
ata-of]",this.ways).find(e=>e.dataset.of===t&&e.dataset.handle)}#n(t){let{map:e}=this.kort,s=e.drawing.byId.get(t);return!s||
s.isFold||!this.#s(t)?document.createDocumentFragment():p(e.say("join"),()=>this.#o(s),{"data-join":!0})}#o(t){let{map:e}=this.
kort;this.#t=t,e.svg.classList.add("is-joining"),e.drawing.rove(t),e.tell(e.say("join_how",{name:e.network.nameOf(t.id)}))}#r(){
this.#t=null,this.#e?.remove(),this.#e=null,this.kort.map.svg.classList.remove("is-joining")}#i(t){t.preventDefault(),t.
stopPropagation()}#a(t){if(!this.#t)return;this.#i(t);let e=this.kort.map.drawing.chipAt(t);e&&this.#m(e)}#c(t){if(!this.#t)
return;let{map:e}=this.kort;t.key==="Escape"?(this.#i(t),this.#r(),e.tell(e.say("join_ended"))):(t.key==="Enter"||t.key===
" ")&&(this.#i(t),e.drawing.current&&this.#m(e.drawing.current))}#l(t){if(!this.#t||(t.stopPropagation(),this.kort.map.drawing.
chipAt(t)!==this.#t))return;let{svg:e}=this.kort.map,s=document.createElementNS(e.namespaceURI,"line");s.setAttribute("c\
lass","map-joining"),this.#e=s,e.append(s),this.#d(t)}#d({clientX:t,clientY:e}){let[s,n]=[this.#t,this.#e];if(!s||!n)return;
let i=new DOMPoint(t,e).matrixTransform(this.kort.map.svg.getScreenCTM()?.inverse()),r={x1:s.x,y1:s.y,x2:i.x,y2:i.y};for(let[
a,c]of Object.entries(r))n.setAttribute(a,String(c))}#h({clientX:t,clientY:e}){if(!this.#e)return;this.#e.remove(),this.#e=
null;let s=document.elementFromPoint(t,e)?.closest("g[data-id]"),n=s instanceof SVGElement?this.kort.map.drawing.byId.get(
s.dataset.id??""):void 0;n&&n!==this.#t&&this.#m(n)}#m(t){let{map:e}=this.kort,s=this.#t;if(!s||t===s)return;let[n,i]=[s.
id,t.id].map(a=>this.#s(a));if(!n||!i){e.tell(e.say("join_open"));return}this.#r();let r=new URL(this.#p(n,i),location.href);
r.searchParams.set("a",n.dataset.handle??""),r.searchParams.set("b",i.dataset.handle??""),this.kort.forms.lead(r.href,s.
g)}#p(t,e){let s=[t,e].filter(({dataset:a})=>a.list==="actors").length,{contact:n,privateTie:i,tie:r}=this.ways.dataset;
return(s===2?n:s?r:i)??""}},ke=o=>{let[t]=h("[data-map-forms]");return t?new xt(o,t):null};var As=1.01,Ts=o=>{let t=o?.closest("g[data-id]");if(t instanceof SVGElement)return`g[data-id="${CSS.escape(t.dataset.id??
"")}"]`;let e=o?.closest("[data-map-menu]");if(e instanceof HTMLElement)return`[data-map-menu="${e.dataset.mapMenu}"] > \
summary`;let s=o?.closest("[id]:not(main)");return s?`#${CSS.escape(s.id)}`:""},xe=(o,t)=>{let{frame:e,store:s,drawing:n}=o,
{chip:i,one:r,finding:a,wanted:c,lines:d}=s.state;return{chip:i,one:r,wanted:c,lines:d,finding:a?.id,zoom:o.zoom.now(),isWhole:e.
classList.contains("is-whole"),scale:o.svg.getScreenCTM()?.a??1,places:new Map(n.chips.filter(m=>m.isVisible).map(m=>[m.
id,vt(m.g)])),read:w("#panel").scrollTop,current:n.current?.id??"",isOnMap:!!(t&&o.svg.contains(t)),focus:Ts(t)}},vt=o=>{
let{x:t,y:e,width:s,height:n}=o.getBoundingClientRect();return{x:t+s/2,y:e+n/2}},$s=({svg:o,frame:t,drawing:e,zoom:s},n)=>{
if(n.isWhole){s.to(0);return}let i=n.scale/(o.getScreenCTM()?.a??n.scale);if(i<As)return;s.to(i);let r=e.chips.filter(f=>f.
isVisible),a=r.find(f=>n.places.has(f.id)),c=a&&n.places.get(a.id);if(a&&c){let f=vt(a.g);t.scrollBy(f.x-c.x,f.y-c.y)}let d=t.
getBoundingClientRect(),m=({x:f,y:b})=>f>d.left&&f<d.right&&b>d.top&&b<d.bottom,u=r.filter(f=>!n.places.has(f.id));n.zoom<=
1&&!u.every(f=>m(vt(f.g)))&&s.to(1)},Ms=({network:o,shown:t},e)=>{let s=r=>t.isThere(r),i=e.chip!==null&&o.entries.has(e.
chip)?e.chip:o.chipOf(e.one??e.chip??"");return i&&o.idsOf(i).some(s)?{chip:i,one:e.one&&s(e.one)?e.one:null,finding:null}:
{chip:null,one:null,finding:t.findings.find(({id:r})=>r===e.finding)??null}},ve=(o,t)=>{let{drawing:e,store:s}=o,n=o.shown.
isThere(t.wanted.focus)?t.wanted:{...t.wanted,focus:""};s.update({wanted:n,lines:t.lines,...Ms(o,t)}),e.rove(e.byId.get(
t.current),!1),$s(o,t),w("#panel").scrollTop=t.read;let i=t.isOnMap?e.current?.g:t.focus&&h(t.focus)[0];(i instanceof HTMLElement||
i instanceof SVGElement)&&i.focus({preventScroll:!0})};var Cs=6,Ns=400,Se=36,Ee=12,_s=["data-id","data-kind","role","tabindex","aria-controls","aria-pressed","aria-haspopup"],
it=class{#t=null;#e=!1;constructor(t,e){this.map=t,this.put=e,this.#s()}#s(){let{svg:t,ended:e}=this.map;t.addEventListener(
"pointerdown",r=>this.#o(r)),window.addEventListener("pointermove",r=>this.#d(r),{signal:e}),window.addEventListener("po\
interup",r=>this.#m(r),{signal:e}),window.addEventListener("pointercancel",()=>this.#a(),{signal:e});let s=()=>{setTimeout(
()=>{this.#e=!1})};window.addEventListener("pointerup",s,{signal:e}),window.addEventListener("keydown",r=>this.#p(r),{capture:!0,
signal:e});let n=r=>{this.#t?.shadow&&r.preventDefault()};t.addEventListener("touchmove",n,{passive:!1}),t.addEventListener(
"contextmenu",r=>{this.#t?.timer&&r.preventDefault()});let i=r=>{this.#e&&r.stopPropagation()};t.addEventListener("click",
i,!0),t.addEventListener("dragstart",r=>r.preventDefault())}#n({clientX:t,clientY:e}){return new DOMPoint(t,e).matrixTransform(
this.map.svg.getScreenCTM()?.inverse())}#o(t){if(this.#t){this.#a();return}this.#e=!1;let e=this.map.drawing.chipAt(t);!e||
t.button!==0||this.map.frame.hasAttribute("aria-busy")||(this.#t={chip:e,pointer:t.pointerId,start:{x:t.clientX,y:t.clientY},
from:this.#n(t),focus:document.activeElement},t.pointerType!=="mouse"&&(this.#t.timer=setTimeout(()=>this.#r(),Ns)))}#r(){
let t=this.#t;if(!t)return;this.#e=!0;let{g:e}=t.chip;t.focus===document.body?e.blur():(t.focus instanceof HTMLElement||
t.focus instanceof SVGElement)&&t.focus.focus({preventScroll:!0});let s=e.cloneNode(!0);for(let n of _s)s.removeAttribute(
n);s.setAttribute("class","map-shadow lit"),s.setAttribute("aria-hidden","true"),t.shadow=s,e.classList.add("is-held"),e.
parentNode?.append(s);for(let n of this.map.drawing.lines)if(n.edge.ends.includes(t.chip.id))for(let i of n.elements)x(i,
!1);this.map.svg.setPointerCapture(t.pointer)}#i(){clearTimeout(this.#t?.timer);let t=this.#t;return this.#t=null,()=>{t?.
chip.g.classList.remove("is-held"),t?.shadow?.remove()}}letGo(){this.#i()()}#a(){if(!this.#t)return;let t=this.#t.shadow;
this.letGo(),t&&this.map.redraw()}#c({start:t},{clientX:e,clientY:s}){return Math.hypot(e-t.x,s-t.y)<Cs}#l({from:t},e){let s=this.#n(
e);return[s.x-t.x,s.y-t.y]}#d(t){let e=this.#t;if(!(!e||t.pointerId!==e.pointer)){if(!e.shadow){if(this.#c(e,t))return;if(e.
timer){this.#i();return}this.#r()}t.preventDefault(),this.#h(t),e.shadow?.setAttribute("transform",`translate(${this.#l(
e,t).join(" ")})`)}}#h({clientX:t,clientY:e}){let s=this.map.frame.getBoundingClientRect(),n=(i,r,a)=>i<r+Se?-Ee:i>a-Se?
Ee:0;this.map.frame.scrollBy(n(t,s.left,s.right),n(e,s.top,s.bottom))}#m(t){let e=this.#t;if(!(!e||t.pointerId!==e.pointer)){
if(!e.shadow||this.#c(e,t)){this.#a();return}this.put(e.chip,...this.#l(e,t)).finally(this.#i())}}#p(t){t.key!=="Escape"||
!this.#t?.shadow||(this.#a(),this.map.tell(this.map.say("let_go")),t.stopPropagation(),t.preventDefault())}};var Oe=(o,t,e,s)=>{for(let n of h("[data-map-toast]")){let i=()=>n.replaceChildren(),r=()=>{i(),s?.()};n.replaceChildren(
l("div",{class:"map-toast"},l("p",{},t),e&&s?p(e,r,{"data-undo":!0}):"",p("×",i,{"aria-label":o("close")})))}};var rt=60,St="form[data-map-places]",Rs=[["←","left",-rt,0],["→","right",rt,0],["↑","up",0,-rt],["↓","down",0,rt]],
at=class{#t=0;#e="";constructor(t){this.kort=t,this.attach()}get map(){return this.kort.map}attach(){let t=document.querySelector(
St);if(!(t instanceof HTMLFormElement))throw new k(`There is no ${St} on the page.`);this.form=t,t.addEventListener("sub\
mit",e=>{e.preventDefault(),this.#r(t.action,null,()=>this.map.say("arranged"))}),this.drag=new it(this.map,(e,s,n)=>this.#n(
e,s,n)),this.map.details.extras.push(e=>this.#s(e))}get stands(){return this.form?.dataset.mapStands??""}#s(t){let{say:e,
drawing:s}=this.map,n=s.byId.get(t);return l("div",{class:"map-tools map-mover",role:"group","aria-label":e("move")},l("\
span",{},e("move")),...Rs.map(([i,r,a,c])=>p(i,()=>n&&this.#n(n,a,c),{"aria-label":`${e("move")}: ${e(r)}`,title:e("move\
_hint"),"data-move":r})))}#n(t,e,s){let{x:n,y:i}=t.box,r=this.#o.mapPlaces??"";return this.#r(r,{chip:t.id,right:e,down:s},
()=>{let a=t.text?.textContent??this.map.network.nameOf(t.id);return this.map.say(n===t.box.x&&i===t.box.y?"stayed":"mov\
ed",{name:a})})}undo(){let t=this.kort.moves.pop();t&&this.#i(this.#o.mapBack??"",{places:t.places},()=>this.map.say("un\
done"),"not_undone")}get#o(){return this.form?.dataset??{}}async#r(t,e,s){let{say:n}=this.map,i=this.#o.mapNow??"";await this.#i(
t,e,s,"not_moved"),(this.#o.mapNow??"")!==i&&(this.kort.moves.push({places:i,at:this.#e,change:this.kort.undo.change,sentence:s()}),
this.kort.undo.draw(),Oe(n,s(),n("undo"),()=>this.undo()))}async#i(t,e,s,n){this.#t+=1,this.map.frame.setAttribute("aria\
-busy","true");try{await this.kort.inTurn(()=>this.#a(t,e,s,n))}catch{location.reload()}this.kort.undo.draw()}async#a(t,e,s,n){
let{page:i,at:r}=await $t(t,e);this.#e=r,this.#t-=1,this.#t||this.map.frame.removeAttribute("aria-busy");let a=i?.querySelector(
"svg[data-map]");if(!i||!(a instanceof SVGSVGElement)){this.map.redraw(),this.map.tell(this.map.say(n));return}let c=i.querySelector(
St);if(this.drag?.letGo(),c?.dataset.mapTold!==this.#o.mapTold){await this.kort.refresh();return}Object.assign(this.#o,{
...c?.dataset});let d=this.form?.querySelector("button");d&&(d.hidden=!this.#o.mapNow),this.map.takeOver(a,i),this.map.tell(
s())}};var Le=o=>{let t=o.root.querySelector("a[data-map-questions]");t&&o.details.ofFindings.push(e=>{let s=new URL(t.href);return s.
searchParams.set("valgt",e.id),s.hash="valgt",l("p",{},l("a",{href:s.href},o.say("to_question")))})},Ae=o=>{let t=N().get(
"valgt"),e=o.scene.findings.find(s=>s.id===t);e&&(o.light(e),o.details.place?.focus())};var Te=o=>{let t=document.getElementById("rights")?.textContent;if(!t)return;let e=JSON.parse(t);o.details.ofSomebody.push(
s=>l("details",{class:"map-rights"},l("summary",{},e.title),l("ul",{},...(e.of[s]??[]).map(n=>l("li",{},n)))))};var $e=o=>{let t=document.querySelector("a[data-leave-room]");t instanceof HTMLAnchorElement&&(document.fullscreenEnabled&&
t.before(p(o.say("full_screen"),()=>document.documentElement.requestFullscreen())),document.addEventListener("keydown",e=>{
let{chip:s,finding:n}=o.store.state;e.key==="Escape"&&!e.defaultPrevented&&!s&&!n&&!document.fullscreenElement&&t.click()}))};var Me=[0,-2,2,-4,4,-7,7,-10,10],Ce=o=>{let t=new Map(h("[data-map-forms] > [data-of]").map(i=>[i.dataset.of,i]));if(!t.
size)return;let e=i=>t.get(i)?.dataset.list==="actors"&&!o.network.isFold(i),s=({ends:i})=>i.every(e),n=(i,r)=>{let a=i.
ends[0]===r?i.ends[1]:i.ends[0],c=kt([r,a],t),d=`${o.network.nameOf(a)}: ${o.say(`state_${i.state}`)}`;return c?[l("deta\
ils",{class:"map-line","data-line":i.id},l("summary",{},d),c)]:[]};o.details.extras.push(i=>{let r=o.store.state.one??i,
c=(e(r)?o.network.edges.filter(d=>d.ends.includes(r)&&s(d)&&o.shown.isEdgeShown(d)):[]).flatMap(d=>n(d,r));return c.length?
l("section",{class:"map-talking"},l("h3",{},o.say("talk")),...c):document.createDocumentFragment()}),o.svg.addEventListener(
"click",i=>{if(o.drawing.chipAt(i)||o.svg.classList.contains("is-joining"))return;let r=Is(i,o);if(!r||!s(r))return;o.choose(
r.ends[0]);let a=h(`[data-line="${CSS.escape(r.id)}"]`,o.details.place??void 0)[0];a&&(a.open=!0,a.querySelector("summar\
y")?.focus())},{signal:o.ended})},Is=({clientX:o,clientY:t},e)=>{for(let s of Me)for(let n of Me){let i=document.elementFromPoint(
o+s,t+n),r=i instanceof SVGElement?i.dataset.of??i.id:"",a=r&&e.network.edges.find(({id:c})=>c===r);if(a)return a}return null};var Ne=1e3,ct=class{constructor(t){this.kort=t,document.addEventListener("keydown",e=>this.#s(e))}get#t(){let[t]=h("form\
.undo[data-at]");return t}get change(){let t=this.#t?.elements.namedItem("aendring");return t instanceof HTMLInputElement?
t.value:""}get#e(){let t=this.kort.moves.at(-1),e=this.#t?.dataset.at;return!t||!e||this.change===t.change||Math.floor(Date.
parse(e)/Ne)*Ne<Date.parse(t.at)?t:void 0}#s(t){t.key!=="z"||!(t.ctrlKey||t.metaKey)||t.shiftKey||t.altKey||Tt(t.target)||
this.take()&&t.preventDefault()}take(){if(this.#e)this.kort.move.undo();else if(this.#t)this.#t.requestSubmit();else return!1;
return!0}draw(){for(let r of h("[data-undo-move]"))r.remove();let t=this.#e;for(let r of h("form.undo[data-at]"))r.hidden=
!!t;let[e]=h(".family-edits");if(!t||!e)return;let s=t.sentence.replace(/[.]$/,""),n=this.kort.map.say("undo_this",{what:s}),
i=p(`↶ ${n}`,()=>this.take(),{class:"undo-button","data-undo-move":!0});e.prepend(i)}};var js=o=>{for(let e of[".family-head","main"]){let[s,n]=[document,o].map(i=>i.querySelector(e));!s||!n||(s.replaceChildren(
...n.childNodes),I(s))}for(let e of["holds","family"]){let s=o.body.dataset[e];s!==void 0&&(document.body.dataset[e]=s)}
let t=h("script[type='application/json']",o);for(let e of t)document.getElementById(e.id)?.replaceWith(e)},lt=class{moves=[];#t=Promise.
resolve();constructor(t){this.root=t,this.undo=new ct(this),this.map=new C(t),this.#e(),this.move=new at(this),this.forms=
new P(this),this.#s(),Ae(this.map)}#e(){let{map:t}=this;ye(t),Te(t),$e(t),Le(t),be(t),Ce(t),ke(this)}#s(){this.forms.attach(),
_t(this),this.undo.draw()}inTurn(t){let e=this.#t.then(t);return this.#t=e.catch(()=>{}),e}async refresh(){let{page:t}=await O(
"GET",location.href);t?.querySelector("svg[data-map]")?this.takeOver(t):location.reload()}takeOver(t,e=document.activeElement){
let s=xe(this.map,e);this.map.end(),js(t),this.map=new C(this.root),this.#e(),this.move.attach(),this.#s(),ve(this.map,s),
document.querySelector(".map-panel .receipt")&&(w("#panel").scrollTop=0),this.map.tell(document.querySelector(".receipt \
p")?.textContent?.trim()??this.map.counted())}};var _e=Object.freeze({"#sporgsmaal":"spoergsmaal","#tabel":"personer","#kilde":"personer","#forloeb":"forloeb"}),Ps=o=>{
let t=new URL(o);if(!Object.hasOwn(_e,t.hash))return null;let e=new URL(_e[t.hash],t);return e.search=t.search,e.href},Re=()=>{
let o=Ps(location.href);o&&location.replace(o)};Re();I();R("family-map",o=>new lt(o));})();
