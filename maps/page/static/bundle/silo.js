(()=>{var i=class extends Error{name="ComponentError"},u=(e,s,t=document)=>{for(let n of t.querySelectorAll(`[data-module="${e}\
"]`)){if(!(n instanceof HTMLElement))throw new i(`A <${n.localName}> cannot be a ${e}.`);s(n)}},p=(e,s=document)=>{let t=e.
dataset.settings,n=t&&s.getElementById(t);if(!n)throw new i(`The ${e.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(n.textContent)};var x=e=>{if(!(e instanceof HTMLDetailsElement))return;let s=t=>{t instanceof Node&&!e.contains(t)&&(e.open=!1)};e.addEventListener(
"keydown",t=>{t.key!=="Escape"||!e.open||(e.open=!1,e.querySelector("summary")?.focus(),t.stopPropagation())}),e.addEventListener(
"focusout",t=>s(t.relatedTarget)),document.addEventListener("pointerdown",t=>s(t.target))},m=e=>u("menu",x,e);var d=(e,s=document)=>[...s.querySelectorAll(e)],l=(e,s=document)=>{let t=s.querySelector(e);if(!t)throw new i(`There is\
 no ${e} on the page.`);return t},w="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
T=new RegExp(`(${w}+(?:[- .\\u00a0\\u200c\\u200d]+${w}+)*)`,"u");var S=e=>e.split(T).map((s,t)=>{if(t%2===0)return s;let n=document.createElement("bdi");return n.append(s),n}),h=(e,s)=>e.
replaceChildren(...S(s));var g=(e,s,t)=>e.filter(({from:n,to:r,value_shown:o})=>o>=s&&(!t||n===t||r===t));var f=class{#e=!1;constructor(s){let{vis:t}=globalThis;if(!t)throw new i("The map of units needs vis-network.");let{nodes:n,
edges:r,options:o,values:c,words:E}=p(s);this.lines=r,this.values=c,this.status=E.status,this.root=s,this.drawn=new t.DataSet(
r);let b=new t.Network(l("#silo",s),{nodes:new t.DataSet(n),edges:this.drawn},o);this.slider=l("[data-silo-slider]",s),this.
unit=l("[data-silo-unit]",s);for(let a of d("[data-silo-tools]",s))a.hidden=!1;this.slider.addEventListener("input",()=>this.#t()),
this.unit.addEventListener("change",()=>this.#t()),b.on("click",a=>this.#s(a.nodes[0]??""));for(let a of d("[data-silo-a\
ll]",s))a.addEventListener("click",()=>{this.#e=!0,a.hidden=!0,this.#t()});this.#t()}#s(s){this.unit.value=s,this.#t()}#t(){
let s=this.values[Number(this.slider.value)]??0,t=new Set(g(this.lines,s,this.unit.value).map(({id:o})=>o));this.slider.
setAttribute("aria-valuetext",String(s)),h(l("[data-silo-least]",this.root),String(s)),this.drawn.clear(),this.drawn.add(
this.lines.filter(({id:o})=>t.has(o)));let n=0;for(let o of d("[data-silo-row]",this.root)){let c=t.has(o.dataset.siloRow??
"");n+=Number(c),o.hidden=!c||!this.#e&&n>v}let r=this.status.replace("{shown}",String(t.size)).replace("{total}",String(
this.lines.length));h(l("[data-silo-status]",this.root),r)}},v=10;m();u("silo-map",e=>new f(e));})();
