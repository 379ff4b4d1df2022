(()=>{var l=class extends Error{name="ComponentError"},p=(t,e,o=document)=>{for(let n of o.querySelectorAll(`[data-module="${t}\
"]`)){if(!(n instanceof HTMLElement))throw new l(`A <${n.localName}> cannot be a ${t}.`);e(n)}};var c=(t,e=document)=>[...e.querySelectorAll(t)],u=(t,e=document)=>{let o=e.querySelector(t);if(!o)throw new l(`There is\
 no ${t} on the page.`);return o},m="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",
k=new RegExp(`(${m}+(?:[- .\\u00a0\\u200c\\u200d]+${m}+)*)`,"u");var i=(t,e,o=null,n="")=>new Promise(a=>{let s=new XMLHttpRequest;s.open(t,e),s.responseType="document",n&&s.setRequestHeader(
"Content-Type",n),s.onload=()=>{let r=s.getResponseHeader("Date")??"";a({status:s.status,page:s.responseXML,address:s.responseURL,
at:r})},s.onerror=s.ontimeout=()=>a({status:0,page:null,address:e,at:""}),s.timeout=3e4,s.send(o)});var g=2e3,E=new Set([0,502,503,504]),h="input[type=text], input:not([type]), textarea",S="application/x-www-form-urlenco\
ded",x=t=>{let e=new URL(t),o=({search:n})=>new URLSearchParams(n).get("trin");return e.pathname===location.pathname&&o(
e)===o(location)},w=(t,e="")=>{let o=u("[data-away-place]",t);o.hidden=!e,o.textContent=e},L=t=>c(h,t).filter(n=>n.id&&n.
dataset.sent!==void 0&&n.value!==n.dataset.sent).map(n=>[n.id,n.value]),f=(t,e)=>{let o=u("[data-news]",e),n=L(t);t.replaceChildren(
...o.childNodes);for(let[a,s]of n){let r=document.getElementById(a);(r instanceof HTMLInputElement||r instanceof HTMLTextAreaElement)&&
(r.value=s)}t.dataset.digest=o.dataset.digest,d(t)},y=async(t,e,o,n)=>{let{status:a,page:s,address:r}=await i("POST",e.action,
n,S);if(E.has(a)){w(t,t.dataset.away),setTimeout(()=>{y(t,e,o,n)},g);return}delete t.dataset.sending,w(t,a===403?t.dataset.
refused:""),a!==403&&(a===200&&s?.querySelector("[data-news]")&&!x(r)?location.assign(r):s?.querySelector("[data-news]")?
(a===200&&history.replaceState(null,"",r),f(t,s),c("[autofocus]",t)[0]?.focus()):(e.dataset.plain="yes",e.requestSubmit(
o)))},d=t=>{for(let e of t.querySelectorAll("form[data-again]"))!(e instanceof HTMLFormElement)||e.dataset.listens||(e.dataset.
listens="yes",e.addEventListener("submit",o=>{if(e.dataset.plain||(o.preventDefault(),t.dataset.sending))return;t.dataset.
sending="yes";let n=new URLSearchParams;for(let[a,s]of new FormData(e,o.submitter))n.append(a,String(s));for(let a of c(
h,e))a.dataset.sent=a.value;y(t,e,o.submitter,n)}))};var T=2e3,H=new Set([401,403,404]),b=t=>{let{activeElement:e}=document,o=c("input[type=text], input:not([type]), textare\
a",t),n=c("[type=checkbox], [type=radio]",t).some(s=>s.checked!==s.defaultChecked),a=e instanceof HTMLSelectElement||e instanceof
HTMLInputElement;return!!t.dataset.sending||a||n||o.some(s=>s.value!==s.defaultValue)},v=async t=>{let{page:e}=await i("\
GET",location.href),o=e?.querySelector("[data-news]");if(e&&o instanceof HTMLElement){if(!b(t)){f(t,e);return}for(let n of c(
"[data-live]",t)){let a=o.querySelector(`[data-live="${n.dataset.live}"]`);a&&!n.contains(document.activeElement)&&n.replaceWith(
document.adoptNode(a))}d(t)}},M=t=>{let e=u("[data-news]",t),o=async()=>{try{let n=await fetch(e.dataset.news??"");H.has(
n.status)&&location.reload(),n.status===200&&(await n.json()).digest!==e.dataset.digest&&await v(e)}catch{}setTimeout(o,
T)};d(e),setTimeout(o,T)};p("meeting",M);})();
