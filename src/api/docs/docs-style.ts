/** How the reference looks: paper and ink, by day and by night; one column on a phone, fields in a grid beside. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#f7f4ee, #141311); --ink: light-dark(#1c1a17, #ece7dd);
  --quiet: light-dark(#57524a, #aea79b); --line: light-dark(#8f887c, #716a5f); --hair: light-dark(#d9d3c7, #37332d);
  --accent: light-dark(#b03420, #ea7c63); --shade: light-dark(#efeae0, #1d1b18) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 6rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, 'Iowan Old Style', serif }
h1 { font-size: 2rem; font-weight: 500; line-height: 1.15; margin: 0 0 .5rem }
h2 { font-size: 1.4rem; font-weight: 500; margin: 0 }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem }
p { margin: .5rem 0; max-width: 44rem }
a { color: var(--accent); text-underline-offset: .15em }
code, pre, input, select, textarea, nav { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .875rem }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 1.25rem 0 0; padding: 0 }
nav a { display: inline-block; padding: .6rem 0 }
section { border-top: 1px solid var(--hair); margin-top: 2.5rem; padding-top: 2rem }
.path { color: var(--quiet) }
form { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem 1.5rem; margin-top: 1.25rem }
.field { min-width: 0 }
.field p { color: var(--quiet); font-size: .875rem; line-height: 1.4; margin: .25rem 0 0 }
.wide, button { grid-column: 1 / -1 }
label { display: block; font-weight: 600 }
label span { color: var(--quiet); font-size: .8rem; font-weight: 400 }
input, select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem .65rem; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: 2px }
textarea { line-height: 1.45; resize: vertical }
button { justify-self: start; min-height: 2.75rem; padding: .5rem 1.5rem; font: inherit; color: var(--paper);
  background: var(--ink); border: 1px solid var(--ink); border-radius: 2px; cursor: pointer }
button[aria-disabled=true] { opacity: .6 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
[role=status] { font-weight: 600 }
.asked { overflow-wrap: anywhere; color: var(--quiet) }
pre { max-height: 28rem; overflow: auto; margin: .75rem 0 0; padding: 1rem; background: var(--shade); border: 1px solid var(--hair) }
.skip, .apart { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip:focus { position: static; width: auto; height: auto; clip-path: none }
`
