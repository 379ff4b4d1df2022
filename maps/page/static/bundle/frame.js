(()=>{var s=class extends Error{name="ComponentError"},o=(t,n)=>{for(let e of document.querySelectorAll(`[data-module="${t}"]`)){
if(!(e instanceof HTMLElement))throw new s(`A <${e.localName}> cannot be a ${t}.`);n(e)}};var r=t=>{if(!(t instanceof HTMLDetailsElement))return;let n=e=>{e instanceof Node&&!t.contains(e)&&(t.open=!1)};t.addEventListener(
"keydown",e=>{e.key!=="Escape"||!t.open||(t.open=!1,t.querySelector("summary")?.focus(),e.stopPropagation())}),t.addEventListener(
"focusout",e=>n(e.relatedTarget)),document.addEventListener("pointerdown",e=>n(e.target))},a=()=>o("menu",r);a();})();
