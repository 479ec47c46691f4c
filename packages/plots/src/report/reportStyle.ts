import { figureVariables } from "../theme/styleSheet.ts";

/** The style sheet of reports: one column, light and dark, telephone to print. Colours are those of the figures. */
export const reportStyle = `
:root{color-scheme:light dark;${figureVariables("light")}}
@media screen and (prefers-color-scheme:dark){:root{${figureVariables("dark")}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:832px;padding:24px 16px 48px;background:var(--forestall-paper);color:var(--forestall-ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;
overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:0 0 .75rem;max-width:68ch}
.kind{color:var(--forestall-muted);margin:0 0 .25rem;font-size:.875rem}
.notice{border-left:4px solid var(--forestall-event);padding:.25rem 0 .25rem .75rem;font-size:.9375rem}
dl{margin:0}
dd{margin:0}
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem}
.headline div{background:var(--forestall-shade);border-radius:6px;padding:.75rem 1rem}
.headline dt{font-size:.875rem}
.headline .value{font-size:1.375rem;line-height:1.25;font-weight:600}
.headline .note{font-size:.875rem}
.facts div{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem;padding:.25rem 0;border-bottom:1px solid color-mix(in srgb,var(--forestall-muted) 30%,transparent)}
.facts dt{color:var(--forestall-muted)}
.facts dd{overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
.scroll:focus-visible{outline:3px solid var(--forestall-series-1);outline-offset:2px}
table{border-collapse:collapse;min-width:100%;font-size:.9375rem}
caption,.caption{text-align:left;padding:0 0 .5rem;color:var(--forestall-muted)}
.caption{margin:0;font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid color-mix(in srgb,var(--forestall-muted) 30%,transparent)}
thead th,thead td{border-bottom:2px solid var(--forestall-muted);vertical-align:bottom}
th[scope=row]{font-weight:600}
.number{text-align:right}
th:last-child,td:last-child{padding-right:0}
.parameters th[scope=row]{font-weight:400;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em;overflow-wrap:anywhere}
.parameters td:nth-child(2){min-width:6rem}
.parameters td:nth-child(4){overflow-wrap:anywhere}
.badge{display:inline-block;white-space:nowrap;border:1px solid var(--forestall-muted);border-radius:4px;padding:0 .375em;font-size:.875em}
.badge.assumed{border-color:var(--forestall-event);color:var(--forestall-event);font-weight:600}
.badge.calibrated{border-style:dashed;border-color:var(--forestall-event);color:var(--forestall-event)}
.badge.recalled{border-style:dashed}
details{margin:0 0 1rem}
summary{cursor:pointer;padding:.375rem 0;font-weight:600}
summary:focus-visible{outline:3px solid var(--forestall-series-1);outline-offset:2px}
figure{margin:0 0 2rem}
figure svg{display:block;width:100%;height:auto}
figcaption{margin-top:.5rem;font-size:.9375rem;max-width:75ch}
.narrow{display:none;max-width:480px}
pre{margin:0;padding:.75rem 1rem;border:1px solid var(--forestall-muted);border-radius:6px;font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;
white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--forestall-muted);font-size:.875rem;color:var(--forestall-muted)}
@media screen and (max-width:760px){
.narrow{display:block}.wide{display:none}
h1{font-size:1.5rem}
.facts div{grid-template-columns:1fr;gap:0}
.parameters thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.parameters,.parameters tbody,.parameters caption,.parameters th[scope=row]{display:block}
.parameters tr{display:flex;flex-wrap:wrap;gap:.125rem .75rem;padding:.5rem 0;border-bottom:1px solid color-mix(in srgb,var(--forestall-muted) 30%,transparent)}
.parameters th[scope=row],.parameters td{border:0;padding:0}
.parameters th[scope=row],.parameters td:nth-child(4){flex:0 0 100%}
}
@media print{
details::details-content{content-visibility:visible;height:auto;block-size:auto;display:block}
summary{list-style:none}
tr{break-inside:avoid}
table.parameters{font-size:8.5pt}
body{max-width:none;padding:0;font-size:10.5pt}
figure,table:not(.parameters),.headline div{break-inside:avoid}
h2,h3,caption,.caption{break-after:avoid}
.scroll{overflow:visible}
.headline div{border:1px solid var(--forestall-muted)}
}
`;
