// How a restitution looks: on a telephone, on a large screen, and on paper. No sign in it means anything in markup.
#include "render/page.h"

namespace tablee::render {

std::string_view page_style() {
  return R"(
:root { color-scheme: light dark; --ink: #1d2330; --soft: #565d6d; --line: #d9dce3; --paper: #ffffff; --mark: #0b5c8a; --tint: #eef4f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf0; --soft: #b0b6c4; --line: #3a4050; --paper: #14171f; --mark: #8ecbf2; --tint: #1e2532; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: break-word; }
header { padding-top: 3rem; }
.kind { margin: 0 0 .25rem; color: var(--mark); font-weight: 600; }
h1 { margin: 0 0 .75rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.75rem); line-height: 1.15; text-wrap: balance; }
h2 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3; }
h4 { margin: 1.25rem 0 .25rem; font-size: 1rem; color: var(--soft); }
.facts, .people, .sources, .made { color: var(--soft); }
.facts { margin: 0 0 2rem; }
.lead { font-size: 1.1875rem; }
a { color: var(--mark); text-underline-offset: .15em; }
nav ol, .principles ul { margin: .5rem 0 0; padding-inline-start: 1.5rem; }
nav ol { padding: 0; list-style: none; }
nav li { border-top: 1px solid var(--line); }
nav li:last-child { border-bottom: 1px solid var(--line); }
nav a { display: block; padding: .7rem 0; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
nav .number, h2 .number { color: var(--mark); font-weight: 600; }
h2 .number { display: block; font-size: 1rem; }
section { margin-top: 3rem; }
.table { padding-top: 2rem; border-top: 3px solid var(--mark); }
.people { margin: 0 0 .5rem; }
ol.propositions { margin: .5rem 0 0; padding-inline-start: 2rem; }
ol.propositions > li { margin: .75rem 0; }
ol.propositions > li::marker { color: var(--mark); font-weight: 600; }
.votes { display: inline-block; margin-inline-start: .35rem; padding: 0 .55rem; border-radius: 1rem; background: var(--tint); font-size: .875rem; white-space: nowrap; }
.sources { margin: .4rem 0 0; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); font-size: .9375rem; }
.sources p { margin: 0; }
.sources ul { margin: .2rem 0 0; padding-inline-start: 1.1rem; }
.board svg { display: block; width: 100%; height: auto; max-height: 90vh; border: 1px solid var(--line); border-radius: .5rem; }
.photos { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.25rem; margin-top: 1rem; }
figure { margin: 0; break-inside: avoid; }
figure img { display: block; width: 100%; height: auto; border-radius: .5rem; }
figcaption { margin-top: .4rem; color: var(--soft); font-size: .9375rem; }
.left ul { margin: .25rem 0 0; padding-inline-start: 1.5rem; }
footer { margin-top: 3rem; padding-top: 1.25rem; padding-bottom: 3rem; font-size: .9375rem; }
.made { border-top: 1px solid var(--line); padding-top: 1rem; }
.notice { margin: 0; padding: .9rem 1.25rem; background: var(--tint); text-align: center; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 3px; }
@media print {
  :root { color-scheme: light; --ink: #000000; --soft: #333333; --line: #999999; --paper: #ffffff; --mark: #000000; --tint: #ffffff; }
  @page { margin: 18mm 16mm; }
  body { font-size: 10.5pt; line-height: 1.4; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .notice { display: none; }
  h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; }
  h1, h2, h3, h4, .people { break-after: avoid; }
  .board { break-inside: avoid; }
  .board svg { max-height: 120mm; }
  li, .sources p { break-inside: avoid; }
  section { margin-top: 1.5rem; }
  .table { padding-top: 1rem; border-top-width: 1pt; }
  .votes { border: 1px solid var(--line); }
}
)";
}

}  // namespace tablee::render
