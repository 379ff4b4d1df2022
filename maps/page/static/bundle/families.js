(()=>{var r=class extends Error{name="ComponentError"},u=(t,e,n=document)=>{for(let o of n.querySelectorAll(`[data-module="${t}\
"]`)){if(!(o instanceof HTMLElement))throw new r(`A <${o.localName}> cannot be a ${t}.`);e(o)}},d=(t,e=document)=>{let n=t.
dataset.settings,o=n&&e.getElementById(n);if(!o)throw new r(`The ${t.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(o.textContent)};var m=(t,e=document)=>[...e.querySelectorAll(t)],c=(t,e=document)=>{let n=e.querySelector(t);if(!n)throw new r(`There is\
 no ${t} on the page.`);return n},p="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
E=new RegExp(`(${p}+(?:[- .\\u00a0\\u200c\\u200d]+${p}+)*)`,"u");var x=t=>(e,n={})=>(t[e]??e).replace(/\{(\w+)\}/g,(o,s)=>String(n[s]??"")),w=t=>t.replace(new RegExp("\\p{Cf}","gu"),"").
normalize("NFC").toUpperCase().toLowerCase(),h=(t,e)=>w(t).includes(w(e));var b=t=>{let e=x(d(t).words),n=c("[data-search]",t),o=c("input",n),s=m("tr[data-case]",t),g=c("[data-found]",t),i=()=>{
let l=o.value.trim();for(let a of s)a.hidden=!h(`${a.cells[0].textContent} ${a.dataset.case}`,l);let f=s.filter(a=>!a.hidden).
length;g.textContent=l?e(f?"found":"nobody",{shown:f,total:s.length}):""};n.hidden=!1,o.addEventListener("input",i),i()};u("family-list",b);})();
