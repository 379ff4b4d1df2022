(()=>{var s=new Set([401,403,404]),a=()=>{let e=document.getElementById("cleared"),t=document.documentElement;for(let n of t.getAttributeNames())
n.startsWith("data-")&&t.removeAttribute(n);document.title="Tovholder",document.body.removeAttribute("class"),document.body.
replaceChildren(e.content.cloneNode(!0)),document.querySelector("h1")?.focus()},o=async e=>{let{holds:t,family:n}=document.
body.dataset;try{let c=await fetch("/gaelder",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(
{holds:t,family:n})});if(!s.has(c.status))return}catch{return}window.clearInterval(e),document.getElementById("cleared")&&
a()},d=window.setInterval(()=>{o(d)},6e4);document.addEventListener("visibilitychange",()=>{document.hidden||o(d)});addEventListener(
"pageshow",e=>{e.persisted&&o(d)});})();
