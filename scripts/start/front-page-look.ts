/** How the front page looks and what its buttons do: two phones beside a shelf of codes. */

export const FRONT_STYLE = `
:root{--ground:#faf7f2;--surface:#fff;--line:#e6ddd0;--ink:#2f2a26;--soft:#5f564d;--brand:#a3452a;--brand-soft:#f7e8df}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 -apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif}
a{color:var(--brand)}
.top{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 16px;max-width:1360px;margin:0 auto;padding:28px 24px 8px}
h1{margin:0;font-size:26px}
.top p{margin:0;color:var(--soft)}
.desk{display:grid;grid-template-columns:minmax(280px,1fr) auto;gap:32px;max-width:1360px;margin:0 auto;padding:16px 24px 32px}
h2{margin:0 0 8px;font-size:17px}
.shelf section{margin-bottom:24px}
.codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px}
.code{display:flex;flex-direction:column;align-items:center;gap:6px;padding:12px;border:1px solid var(--line);border-radius:12px;background:var(--surface);color:inherit;font:inherit;text-align:center;cursor:pointer}
.code:hover,.code:focus-visible{border-color:var(--brand)}
.code svg{width:104px;height:104px}
.code small{color:var(--soft)}
.people{display:flex;flex-wrap:wrap;gap:8px}
.people button,.switch button{min-height:44px;padding:6px 14px;border:1px solid var(--line);border-radius:999px;background:var(--surface);color:inherit;font:inherit;cursor:pointer}
button[aria-pressed=true]{border-color:var(--brand);background:var(--brand-soft);color:#83351f}
.phones{display:flex;gap:24px}
.phone{display:flex;flex-direction:column;gap:8px}
.phone header{display:flex;justify-content:space-between;align-items:baseline;gap:8px;padding:0 8px}
.phone header small{color:var(--soft)}
.glass{width:391px;padding:8px;border-radius:44px;background:#2f2a26;box-shadow:0 12px 40px rgba(71,52,38,.22)}
.glass iframe{display:block;width:375px;height:min(812px,calc(100vh - 150px));min-height:560px;border:0;border-radius:36px;background:var(--ground)}
.switch{display:none;gap:8px;margin-bottom:12px}
@media (max-width:1180px){
.desk{grid-template-columns:1fr}.switch{display:flex}
.phones[data-seen=shopper] .phone:nth-child(2),.phones[data-seen=guide] .phone:nth-child(1){display:none}
}
@media (max-width:440px){.glass{width:100%;padding:0;border-radius:12px;box-shadow:none}.glass iframe{width:100%;border-radius:12px}.desk,.top{padding-left:12px;padding-right:12px}}
details{max-width:1360px;margin:0 auto;padding:0 24px 16px}
summary{min-height:44px;line-height:44px;font-weight:600;cursor:pointer}
table{border-collapse:collapse;width:100%}td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
code{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{margin:8px 0;padding:16px;border:1px solid var(--line);border-radius:12px;background:var(--surface);overflow-x:auto}
.note{padding:12px 16px;border-radius:12px;background:var(--brand-soft)}`

/** A code opens on the shopper's phone, a guide on the other; a new shopper has never been here. */
export const FRONT_SCRIPT = `
const frame = (id) => document.getElementById(id)
const chosen = (selector, button) => document.querySelectorAll(selector).forEach((one) => one.setAttribute('aria-pressed', String(one === button)))
let shopper = 'shopper-' + Math.random().toString(36).slice(2, 8)
const see = (who) => { document.querySelector('.phones').dataset.seen = who; chosen('.switch button', document.querySelector('.switch [data-see=' + who + ']')) }
const showShopper = (hash) => { frame('shopper').src = '/app/?as=' + shopper + hash; see('shopper') }
document.querySelectorAll('[data-scene]').forEach((button) => button.addEventListener('click', () => showShopper('#/pages/scan/index?scene=' + button.dataset.scene)))
document.querySelectorAll('[data-guide]').forEach((button) => button.addEventListener('click', () => {
  frame('guide').src = '/app/?as=' + button.dataset.guide + '#/guide/workbench/index'
  chosen('[data-guide]', button); see('guide')
}))
document.querySelectorAll('[data-see]').forEach((button) => button.addEventListener('click', () => see(button.dataset.see)))
document.getElementById('new-shopper').addEventListener('click', () => {
  shopper = 'shopper-' + Math.random().toString(36).slice(2, 8)
  showShopper('#/pages/home/index')
})
frame('shopper').src = '/app/?as=' + shopper + '#/pages/home/index'`
