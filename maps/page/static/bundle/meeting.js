(()=>{var r=class extends Error{name="ComponentError"},f=(t,e,n=document)=>{for(let o of n.querySelectorAll(`[data-module="${t}\
"]`)){if(!(o instanceof HTMLElement))throw new r(`A <${o.localName}> cannot be a ${t}.`);e(o)}};var i=(t,e=document)=>[...e.querySelectorAll(t)],c=(t,e=document)=>{let n=e.querySelector(t);if(!n)throw new r(`There is\
 no ${t} on the page.`);return n},d="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
O=new RegExp(`(${d}+(?:[- .\\u00a0\\u200c\\u200d]+${d}+)*)`,"u");var l=(t,e,n=null,o="")=>new Promise(a=>{let s=new XMLHttpRequest;s.open(t,e),s.responseType="document",o&&s.setRequestHeader(
"Content-Type",o),s.onload=()=>{let h=s.getResponseHeader("Date")??"";a({status:s.status,page:s.responseXML,address:s.responseURL,
at:h})},s.onerror=s.ontimeout=()=>a({status:0,page:null,address:e,at:""}),s.timeout=3e4,s.send(n)});var g=2e3,T=new Set([0,503]),y="application/x-www-form-urlencoded",S=t=>{let e=new URL(t),n=({search:o})=>new URLSearchParams(
o).get("trin");return e.pathname===location.pathname&&n(e)===n(location)},p=(t,e)=>{let n=c("[data-away-place]",t);n.hidden=
!e,n.textContent=e?t.dataset.away??"":""},x=(t,e)=>{let n=c("[data-news]",e);t.replaceChildren(...n.childNodes),t.dataset.
digest=n.dataset.digest,u(t),i("[autofocus]",t)[0]?.focus()},m=async(t,e,n)=>{let{status:o,page:a,address:s}=await l("PO\
ST",e,n,y);if(T.has(o)){p(t,!0),setTimeout(()=>{m(t,e,n)},g);return}p(t,!1),o===200&&!S(s)?location.assign(s):a?.querySelector(
"[data-news]")?(o===200&&history.replaceState(null,"",s),x(t,a)):location.reload()},u=t=>{for(let e of t.querySelectorAll(
"form[data-again]"))!(e instanceof HTMLFormElement)||e.dataset.listens||(e.dataset.listens="yes",e.addEventListener("sub\
mit",n=>{n.preventDefault();let o=new URLSearchParams;for(let[a,s]of new FormData(e,n.submitter))o.append(a,String(s));m(
t,e.action,o)}))};var w=2e3,E=async t=>{let{page:e}=await l("GET",location.href),n=e?.querySelector("[data-news]");if(n instanceof HTMLElement){
for(let o of i("[data-live]",t)){let a=n.querySelector(`[data-live="${o.dataset.live}"]`);a&&!o.contains(document.activeElement)&&
o.replaceWith(document.adoptNode(a))}t.dataset.digest=n.dataset.digest,u(t)}},L=t=>{let e=c("[data-news]",t),n=async()=>{
try{let o=await fetch(e.dataset.news??"");o.status===200&&(await o.json()).digest!==e.dataset.digest&&await E(e)}catch{}
setTimeout(n,w)};u(e),setTimeout(n,w)};f("meeting",L);})();
