(()=>{var i=class extends Error{name="ComponentError"},f=(t,e,o=document)=>{for(let n of o.querySelectorAll(`[data-module="${t}\
"]`)){if(!(n instanceof HTMLElement))throw new i(`A <${n.localName}> cannot be a ${t}.`);e(n)}};var c=(t,e=document)=>[...e.querySelectorAll(t)],l=(t,e=document)=>{let o=e.querySelector(t);if(!o)throw new i(`There is\
 no ${t} on the page.`);return o},p="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
M=new RegExp(`(${p}+(?:[- .\\u00a0\\u200c\\u200d]+${p}+)*)`,"u");var u=(t,e,o=null,n="")=>new Promise(a=>{let s=new XMLHttpRequest;s.open(t,e),s.responseType="document",n&&s.setRequestHeader(
"Content-Type",n),s.onload=()=>{let r=s.getResponseHeader("Date")??"";a({status:s.status,page:s.responseXML,address:s.responseURL,
at:r})},s.onerror=s.ontimeout=()=>a({status:0,page:null,address:e,at:""}),s.timeout=3e4,s.send(o)});var h=2e3,T=new Set([0,502,503,504]),w="input[type=text], input:not([type]), textarea",S="application/x-www-form-urlenco\
ded",E=t=>{let e=new URL(t),o=({search:n})=>new URLSearchParams(n).get("trin");return e.pathname===location.pathname&&o(
e)===o(location)},m=(t,e="")=>{let o=l("[data-away-place]",t);o.hidden=!e,o.textContent=e},x=t=>c(w,t).filter(n=>n.id&&n.
dataset.sent!==void 0&&n.value!==n.dataset.sent).map(n=>[n.id,n.value]),L=(t,e)=>{let o=l("[data-news]",e),n=x(t);t.replaceChildren(
...o.childNodes);for(let[a,s]of n){let r=document.getElementById(a);(r instanceof HTMLInputElement||r instanceof HTMLTextAreaElement)&&
(r.value=s)}t.dataset.digest=o.dataset.digest,d(t),c("[autofocus]",t)[0]?.focus()},g=async(t,e,o,n)=>{let{status:a,page:s,
address:r}=await u("POST",e.action,n,S);if(T.has(a)){m(t,t.dataset.away),setTimeout(()=>{g(t,e,o,n)},h);return}delete t.
dataset.sending,m(t,a===403?t.dataset.refused:""),a!==403&&(a===200&&s?.querySelector("[data-news]")&&!E(r)?location.assign(
r):s?.querySelector("[data-news]")?(a===200&&history.replaceState(null,"",r),L(t,s)):(e.dataset.plain="yes",e.requestSubmit(
o)))},d=t=>{for(let e of t.querySelectorAll("form[data-again]"))!(e instanceof HTMLFormElement)||e.dataset.listens||(e.dataset.
listens="yes",e.addEventListener("submit",o=>{if(e.dataset.plain||(o.preventDefault(),t.dataset.sending))return;t.dataset.
sending="yes";let n=new URLSearchParams;for(let[a,s]of new FormData(e,o.submitter))n.append(a,String(s));for(let a of c(
w,e))a.dataset.sent=a.value;g(t,e,o.submitter,n)}))};var y=2e3,b=new Set([401,403,404]),H=async t=>{let{page:e}=await u("GET",location.href),o=e?.querySelector("[data-news]");
if(!(o instanceof HTMLElement))return;let n=!0;for(let a of c("[data-live]",t)){let s=o.querySelector(`[data-live="${a.dataset.
live}"]`),r=a.contains(document.activeElement);s&&!r&&a.replaceWith(document.adoptNode(s)),n&&=!r}n&&(t.dataset.digest=o.
dataset.digest),d(t)},v=t=>{let e=l("[data-news]",t),o=async()=>{try{let n=await fetch(e.dataset.news??"");b.has(n.status)&&
location.reload(),n.status===200&&(await n.json()).digest!==e.dataset.digest&&await H(e)}catch{}setTimeout(o,y)};d(e),setTimeout(
o,y)};f("meeting",v);})();
