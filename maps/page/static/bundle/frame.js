(()=>{var m=class extends Error{name="ComponentError"},p=(e,n,t=document)=>{for(let o of t.querySelectorAll(`[data-module="${e}\
"]`)){if(!(o instanceof HTMLElement))throw new m(`A <${o.localName}> cannot be a ${e}.`);n(o)}};var i=(e,n=document)=>[...n.querySelectorAll(e)];var y="[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]",H=new RegExp(`(${y}+(?\
:[- .\\u00a0\\u200c\\u200d]+${y}+)*)`,"u");var h=new Set(["button","checkbox","radio","range","submit","reset","image","file"]),x=e=>e instanceof HTMLInputElement?
!h.has(e.type):e instanceof HTMLTextAreaElement||e instanceof HTMLSelectElement;var g=e=>{if(!(e instanceof HTMLDetailsElement))return;let n=t=>{t instanceof Node&&!e.contains(t)&&(e.open=!1)};e.addEventListener(
"keydown",t=>{t.key!=="Escape"||!e.open||(e.open=!1,e.querySelector("summary")?.focus(),t.stopPropagation())}),e.addEventListener(
"focusout",t=>n(t.relatedTarget)),document.addEventListener("pointerdown",t=>n(t.target))},T=e=>p("menu",g,e);var u=(e,n)=>e.replace(/\{(\w+)\}/g,(t,o)=>String(n[o]??"")),E=(e,n)=>{let[t,o,r]=[e.day,e.month,e.year].map(l=>l.trim());
if(!/^[1-9]\d{3}$/.test(r)||t&&!o||![t,o].every(l=>l===""||/^\d{1,2}$/.test(l)))return null;let[s,a,c]=[Number(t||1),Number(
o||1),Number(r)],f=new Date(Date.UTC(c,a-1,s));if(f.getUTCMonth()!==a-1||f.getUTCDate()!==s)return null;let d={day:s,month:n.
months[a-1],year:c};return{text:t?u(n.day,d):o?u(n.month,d):r,at:f.getTime()}},S=(e,n,t,o)=>{let r=E(n,o);if(e==="unknow\
n"||!r)return"";if(e==="latest")return u(o.latest,{day:r.text});if(e==="earliest")return u(o.earliest,{day:r.text});if(e!==
"between")return r.text;let s=E(t,o);return s&&r.at<=s.at?u(o.between,{first:r.text,last:s.text}):""},$=(e,n)=>{let t=e.
parentElement?.querySelector(":scope > .read-back");if(!(t instanceof HTMLElement))return;let o=a=>{let c=e.querySelector(
a);return c instanceof HTMLInputElement||c instanceof HTMLSelectElement?c.value:""},r=a=>({day:o(`[name$=".day"]${a}`),month:o(
`[name$=".month"]${a}`),year:o(`[name$=".year"]${a}`)}),s=()=>{let a=S(o('[name$=".how"]')||"exact",r(':not([name*=".to.\
"])'),r('[name*=".to."]'),n);t.textContent=a&&u(n.says,{said:a}),t.hidden=!a};e.addEventListener("input",s),s()},b=(e=document)=>{
let[n]=i("[data-date-words]",e);if(!n)return;let t=JSON.parse(n.dataset.dateWords??"");for(let o of i('[data-module="par\
tial-date"]',e))$(o,t)};T();b();document.addEventListener("keydown",e=>{if(e.key!=="z"||!(e.ctrlKey||e.metaKey)||e.shiftKey||e.altKey)return;let[
n]=i("form.undo[data-at]");!n||x(e.target)||(e.preventDefault(),n.requestSubmit())});})();
