/** Colours are told apart by people who see few of them (after Okabe & Ito 2008), in light and dark. */
export const styles = `
:root {
  color-scheme: light dark;
  --paper: #fbfbfa; --card: #ffffff; --ink: #1c2024; --soft: #5b636b; --rule: #e1e4e7; --line: #9aa2aa;
  --good: #0b6b4f; --good-paper: #e2f3ec;
  --c0: #0067a8; --c1: #b85400; --c2: #00795a; --c3: #a5437f; --c4: #5b4bc4; --c5: #8a6a00; --c6: #c0362c; --c7: #4a5a68;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1c2024; --ink: #e8eaec; --soft: #a3abb3; --rule: #31373d; --line: #6d767f;
    --good: #6fd8b0; --good-paper: #173329;
    --c0: #58b4f0; --c1: #f59a4c; --c2: #45cfa3; --c3: #e48bc0; --c4: #a99cff; --c5: #e0c04a; --c6: #ff8478; --c7: #a9bccb;
  }
}
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main { max-width: 1140px; margin: 0 auto; padding: 40px 24px 72px; }
header { border-bottom: 1px solid var(--rule); padding-bottom: 24px; }
h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 12px; }
h2 { font-size: 20px; margin: 44px 0 12px; }
p { max-width: 75ch; margin: 0 0 12px; }
.lead { font-size: 18px; }
.note, footer, caption, .facts dt { color: var(--soft); }
.note { font-size: 14px; margin: 8px 0 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(118px, 1fr)); gap: 14px 20px; margin: 20px 0 0; }
.facts dt { font-size: 13px; }
.facts dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--rule); border-radius: 8px; margin: 12px 0; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 10px 14px 2px; font-size: 13px; }
th, td { padding: 7px 9px; text-align: right; white-space: nowrap; }
th:first-child, caption { padding-left: 14px; } th:last-child, td:last-child { padding-right: 14px; }
th:first-child { text-align: left; max-width: 420px; overflow: hidden; text-overflow: ellipsis; }
thead th { font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--rule); }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tbody th { font-weight: 600; }
td small { color: var(--soft); }
td:has(.why) { text-align: left; white-space: normal; min-width: 320px; }
table:has(.why) thead th:last-child { text-align: left; }
.best { font-weight: 700; color: var(--good); }
.tag { display: inline-block; padding: 0 8px; border-radius: 10px; font-size: 13px; border: 1px solid var(--rule); color: var(--soft); }
.tag.real { background: var(--good-paper); color: var(--good); border-color: transparent; font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 20px; }
figure { margin: 0; padding: 16px 18px 14px; background: var(--card); border: 1px solid var(--rule); border-radius: 8px; min-width: 0; }
.plots figure:only-child { max-width: 620px; }
figure.wide { margin-top: 12px; }
figcaption { font-weight: 600; margin-bottom: 6px; }
figure svg { display: block; width: 100%; height: auto; }
details { margin-top: 10px; font-size: 14px; }
summary { cursor: pointer; color: var(--soft); }
summary:focus-visible, .scroll:focus-visible, .across:focus-visible { outline: 2px solid var(--c0); outline-offset: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; margin: 0 0 6px; padding: 0; font-size: 13px; }
.legend li { display: flex; align-items: center; gap: 6px; }
figure .legend svg { width: 34px; height: 12px; }
svg text { fill: var(--soft); font-size: 12px; }
svg text.label { font-size: 12.5px; }
svg text.name { fill: var(--ink); font-size: 12.5px; paint-order: stroke; stroke: var(--card); stroke-width: 3px; }
.across { overflow-x: auto; }
figure svg.strip { min-width: 760px; }
svg.strip text { font-size: 13px; }
.grid line { stroke: var(--rule); }
.grid line.tick, .axis { stroke: var(--line); }
.line { fill: none; stroke-width: 2; stroke: currentColor; stroke-linejoin: round; }
.band { fill: currentColor; opacity: 0.11; }
.mark { fill: currentColor; stroke: var(--card); stroke-width: 1; }
.mark.hollow { fill: var(--card); stroke: currentColor; stroke-width: 1.8; }
.whisker { stroke: currentColor; stroke-width: 1.6; opacity: 0.6; }
.strip circle { fill: currentColor; }
.strong { color: var(--c0); } .weak { color: var(--line); }
.strip .strong .whisker, .strip .weak .whisker { stroke-width: 3; opacity: 0.55; }
.s0 { color: var(--c0); } .s1 { color: var(--c1); } .s2 { color: var(--c2); } .s3 { color: var(--c3); }
.s4 { color: var(--c4); } .s5 { color: var(--c5); } .s6 { color: var(--c6); } .s7 { color: var(--c7); } .plain { color: var(--line); }
footer { margin-top: 48px; border-top: 1px solid var(--rule); padding-top: 16px; font-size: 14px; }
@media print { main { max-width: none; } figure { break-inside: avoid; } }
`
