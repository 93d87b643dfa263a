/** The style sheet of the page. Colours follow the reader's scheme; frames keep theirs. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--back:#fff;--text:#1b1b1a;--quiet:#62625e;--line:#dcdcd8;--soft:#f4f4f1;--mark:#2d6fb8;--found:#f3c9ee}
@media (prefers-color-scheme:dark){:root{--back:#16181c;--text:#e9e7e2;--quiet:#a3a19b;--line:#34373d;--soft:#1f2227;--mark:#7ab4f0;--found:#6b2f66}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--back);color:var(--text);font:13px/1.45 Verdana,'DejaVu Sans',Geneva,sans-serif}
header{padding:8px 12px 0}
h1{font-size:17px;font-weight:600;margin:0}
header p{margin:2px 0 0;color:var(--quiet)}
#app{display:flex;flex-direction:column;flex:1;min-height:0}
.bar{display:flex;flex-wrap:wrap;gap:6px;align-items:center;padding:6px 12px;border-bottom:1px solid var(--line)}
.bar[hidden]{display:none}
.filters{background:var(--soft)}
.filters input[type=search]{width:190px}
nav{display:flex;gap:2px}
.space{flex:1}
button,input{font:inherit;color:inherit}
.bar button{background:none;border:1px solid transparent;border-radius:5px;padding:3px 9px;cursor:pointer}
.bar button:hover{background:var(--soft)}
.bar button[aria-current=true]{background:var(--soft);border-color:var(--line);font-weight:600}
.bar button[aria-pressed=true]{background:var(--mark);color:var(--back)}
input[type=search]{width:230px;padding:3px 8px;border:1px solid var(--line);border-radius:5px;background:var(--back)}
button:focus-visible,input:focus-visible,.scroll:focus-visible,tr:focus-visible{outline:2px solid var(--mark);outline-offset:-1px}
#matched{color:var(--quiet)}
#matched.error{color:#d03030}
main{flex:1;min-height:0;display:flex;flex-direction:column}
.flame{flex:1;min-height:0;overflow:auto;position:relative;margin:6px 10px 0}
.flame canvas{display:block;position:sticky;top:0;left:0}
.sandwich{flex:1;display:flex;flex-direction:column;min-height:0}
h2{font-size:14px;margin:8px 12px 0;overflow-wrap:anywhere}
h3{font-size:12px;font-weight:400;color:var(--quiet);margin:6px 12px 0}
#details{padding:5px 12px;border-top:1px solid var(--line);min-height:30px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.scroll{flex:1;overflow:auto}
table{border-collapse:collapse;width:100%}
thead th{position:sticky;top:0;background:var(--soft);text-align:left;font-weight:400;color:var(--quiet);padding:4px 10px;z-index:1}
thead button{background:none;border:0;padding:0;color:inherit;cursor:pointer}
th[aria-sort=ascending] button,th[aria-sort=descending] button{color:var(--text);font-weight:600}
td{padding:2px 10px;white-space:nowrap;position:relative}
td.number,th.number{text-align:right;width:1%;font-variant-numeric:tabular-nums}
td small{color:var(--quiet);font-size:11px;display:inline-block;min-width:6em}
td .bar{display:block;position:absolute;right:0;top:3px;bottom:3px;padding:0;border:0;background:var(--mark);opacity:.16}
tbody tr:hover{background:var(--soft)}
tbody tr.found{background:var(--found)}
.tree tr{cursor:pointer}
.twist{display:inline-block;width:1.2em;color:var(--quiet)}
.link{background:none;border:0;padding:0;cursor:pointer;text-align:left}
.link:hover{text-decoration:underline}
.popup{position:fixed;z-index:9;min-width:190px;padding:4px;background:var(--back);border:1px solid var(--line);border-radius:7px;box-shadow:0 4px 16px rgba(0,0,0,.28)}
.popup button{display:block;width:100%;text-align:left;padding:6px 10px;border:0;border-radius:4px;background:none;cursor:pointer}
.popup button:hover,.popup button:focus{background:var(--mark);color:var(--back);outline:none}
#loading,noscript{padding:12px;display:block}
@media print{.bar,#details{display:none}}
`;
