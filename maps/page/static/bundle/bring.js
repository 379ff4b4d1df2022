(()=>{var i=class extends Error{name="ComponentError"},m=(e,o,t=document)=>{for(let s of t.querySelectorAll(`[data-module="${e}\
"]`)){if(!(s instanceof HTMLElement))throw new i(`A <${s.localName}> cannot be a ${e}.`);o(s)}},T=(e,o=document)=>{let t=e.
dataset.settings,s=t&&o.getElementById(t);if(!s)throw new i(`The ${e.dataset.module} names no JSON block of the page (da\
ta-settings).`);return JSON.parse(s.textContent)};var c=(e,o=document)=>{let t=o.querySelector(e);if(!t)throw new i(`There is no ${e} on the page.`);return t},h="[\\u0590-\
\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",M=new RegExp(`(${h}+(?:[- .\\u00a0\\u200\
c\\u200d]+${h}+)*)`,"u");var x=e=>(o,t={})=>(e[o]??o).replace(/\{(\w+)\}/g,(s,r)=>String(t[r]??""));var E=1500,L=2e6,S=e=>{let{words:o,most:t}=T(e),s=x(o),r=e,l=c("[data-drop]",e),f=c('input[name="tabel"]',e),g=c("[data-\
progress]",e),b=n=>{g.hidden=!1,g.textContent=n},d=()=>{let[n]=f.files??[];return!t||!n||n.size<=t?!1:(b(s("too_large",{
most:t/1e6})),!0)},p=n=>l.classList.toggle("is-over",n);l.addEventListener("dragover",n=>{n.preventDefault(),p(!0)}),l.addEventListener(
"dragleave",()=>p(!1)),l.addEventListener("drop",n=>{n.preventDefault(),p(!1),n.dataTransfer?.files.length&&(f.files=n.dataTransfer.
files,d())}),f.addEventListener("change",d),r.addEventListener("submit",n=>{let[u]=f.files??[],w=d();if((w||u&&u.size>L)&&
n.preventDefault(),w||!u||u.size<=L)return;let a=new XMLHttpRequest;a.open("POST",r.action),a.upload.onprogress=({loaded:y,
total:v})=>b(s("sending",{percent:Math.floor(100*y/v)})),a.onload=()=>{a.status<400?location.assign(a.responseURL):r.submit()},
a.onerror=()=>r.submit(),a.send(new FormData(r))})},A=e=>{let o=async()=>{let t=!1;try{t=(await fetch(e.dataset.asks??"")).
status!==204}catch{}t?location.reload():setTimeout(o,E)};c("progress",e),setTimeout(o,E)};m("bring-file",S);m("bring-wai\
t",A);})();
