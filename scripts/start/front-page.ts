import { renderSVG } from 'uqr'
import { STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import { FRONT_SCRIPT, FRONT_STYLE } from './front-page-look'
import { mainJobText } from './main-job-text'
import type { Sample } from './seed-brand'

const htmlText = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`

/** The brand this process serves; `sample` only when it was made here to try the product with. */
export type RunningBrand = { name: string; appId: string; sample: Sample | null }

/** Which of the clients were built. */
export type Clients = { hasApp: boolean; hasConsole: boolean }

/** The page at the root of `npm start`: which brand runs, and how to begin with it. */
export function frontPage(
  address: string,
  brand: RunningBrand,
  { hasApp, hasConsole }: Clients = { hasApp: true, hasConsole: true },
): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>分拨 Fenbo</title><style>${FRONT_STYLE}</style>
<header class="top"><h1>分拨 Fenbo</h1><p>会员池、商城与流量分配 · ${htmlText(brand.name)}</p></header>
${consolePart(address, brand, hasConsole)}
${hasApp ? phonesPart(address, brand) : '<div class="desk"><p class="note">网页端没有构建成功，原因在运行日志里；接口照常可用。</p></div>'}
${lastPart(address, brand)}
</html>`
}

function lastPart(address: string, brand: RunningBrand): string {
  if (!brand.sample) return ownPart(address, brand)
  return isEmpty(brand.sample) ? emptyPart(address, brand.sample) : samplePart(address, brand.sample)
}

/** Whether the brand was made with nothing but its accounts. */
export function isEmpty({ codes, guides }: Sample): boolean {
  return codes.length + guides.length === 0
}

/** The call that gives a brand its first administrator, as it is typed; a name may hold any character. */
export function createBrandCommand({ name, appId }: RunningBrand): string {
  return `npm run create-brand -- --name '${name.replaceAll("'", "'\\''")}' --app-id ${appId} --login admin`
}

/** The way to headquarters' desk, with the account to begin with. */
function consolePart(address: string, { sample }: RunningBrand, hasConsole: boolean): string {
  if (!hasConsole) return '<div class="desk"><p class="note">总部控制台没有构建成功，原因在运行日志里。</p></div>'
  const login = sample?.staff[0]
  const how = login && sample ? `账号 <code>${login.login}</code>，密码 <code>${htmlText(sample.password)}</code>` : ''
  return `<div class="desk"><section><h2>总部控制台</h2><p><a href="${address}/console/">打开控制台</a> ${how}</p></section></div>`
}

/** Codes to scan and people to be on the left; the shopper's and the guide's phone beside each other. */
function phonesPart(address: string, { sample }: RunningBrand): string {
  const codes = (sample?.codes ?? []).map(({ code, of }) => {
    const landing = `${address}/app/#/pages/scan/index?scene=${code}`
    return `<button class="code" data-scene="${code}">${renderSVG(landing, { border: 1 })}<span>${htmlText(of)}</span><small>点按即扫码</small></button>`
  })
  const guides = (sample?.guides ?? []).map(
    ({ jsCode, name, storeName }, index) =>
      `<button data-guide="${jsCode.replace('login-', '')}" aria-pressed="${index === 0}">${htmlText(name)} · ${htmlText(storeName)}</button>`,
  )
  const first = sample?.guides[0]?.jsCode.replace('login-', '') ?? 'guide1'
  return `<main class="desk"><div class="shelf">
${codes.length > 0 ? `<section><h2>选一个码，像顾客一样扫进来</h2><div class="codes">${codes.join('')}</div></section>` : ''}
<section><h2>以顾客身份</h2><p>逛商品、加入会员、下单、付款（本机的微信支付替身），拿到取货码。</p>
<div class="people"><button id="new-shopper">换一位新顾客</button></div></section>
<section><h2>以导购身份</h2><p>线索几秒内到达右边的手机：接待、跟进、核销取货码，看每一笔佣金为什么是这个数。</p>
<div class="people">${guides.join('')}</div></section></div>
<div><div class="switch"><button data-see="shopper" aria-pressed="true">以顾客身份</button><button data-see="guide" aria-pressed="false">以导购身份</button></div>
<div class="phones" data-seen="shopper">
<div class="phone"><header><strong>顾客的手机</strong><small>网页版</small></header><div class="glass"><iframe id="shopper" title="顾客的手机"></iframe></div></div>
<div class="phone"><header><strong>导购的手机</strong><small>网页版</small></header><div class="glass"><iframe id="guide" title="导购的手机" src="/app/?as=${first}#/guide/workbench/index"></iframe></div></div>
</div></div></main><script>${FRONT_SCRIPT}</script>`
}

/** A brand of one's own: there are no logins to show, so the page says how to get one. */
function ownPart(address: string, brand: RunningBrand): string {
  const { name, appId } = brand
  const signIn = `curl -s ${address}/api/ops/signIn -H 'content-type: application/json' -d '{"login":"admin","password":"密码"}'`
  return `<details open><summary>总部账号</summary>
<p>品牌「${htmlText(name)}」，小程序 <code>${htmlText(appId)}</code>。它不是示例品牌，没有示例账号。总部账号由管理员建立（接口
<code>ops/createStaff</code>）。登录后把返回的 <code>token</code> 放进 <code>authorization: Bearer …</code>：</p><pre><code>${htmlText(signIn)}</code></pre>
<p>还没有管理员：先停止本程序，再用同样的 <code>DATA_FOLDER</code> 或 <code>DATABASE_URL</code> 运行下面的命令，它给这个品牌建立管理员，密码只显示一次：</p>
<pre><code>${htmlText(createBrandCommand(brand))}</code></pre>
<p>想看示例品牌，换一个数据目录启动：<code>DATA_FOLDER=.data-demo npm start</code>。</p></details>`
}

/** A brand with nothing in it yet: the way through its first hour begins at headquarters. */
function emptyPart(address: string, { staff, password }: Sample): string {
  const logins = staff.map(({ login, role }) =>
    row(`<code>${login}</code>`, htmlText(STAFF_ROLE_TEXT[role as keyof typeof STAFF_ROLE_TEXT])),
  )
  return `<details open><summary>空白品牌：从零开始</summary>
<p>这里还没有门店、导购和线索。用 <code>admin</code> 登录控制台，<a href="${address}/console/setup">按「开始使用」的五步走</a>：导入门店、导入导购、确认线索规则、邀请导购并打印二维码、试一条线索。总部账号的密码均为 <code>${htmlText(password)}</code>。</p>
<table>${logins.join('')}</table>
<p>导购的手机在右边：用控制台里给导购的邀请码绑定，就能收到线索。想看有数据的示例品牌，换一个数据目录启动：<code>DATA_FOLDER=.data-demo npm start</code>。</p></details>`
}

/** Who to be at headquarters, and the main job as calls one can paste. */
function samplePart(address: string, sample: Sample): string {
  const staff = sample.staff.map(({ login, role }) =>
    row(`<code>${login}</code>`, htmlText(STAFF_ROLE_TEXT[role as keyof typeof STAFF_ROLE_TEXT])),
  )
  const codes = sample.codes.map(({ code, of }) => row(htmlText(of), `<code>${code}</code>`))
  const guides = sample.guides.map((guide) =>
    row(htmlText(guide.name), htmlText(guide.storeName), `<code>${guide.jsCode}</code>`),
  )
  return `<details><summary>总部账号与示例数据</summary>
<p>300 家门店、900 名导购、几周真实走过流程的线索、订单与结算。总部账号的密码均为 <code>${htmlText(sample.password)}</code>。</p>
<table>${staff.join('')}</table><h2>可扫的码</h2><table>${codes.join('')}</table>
<h2>已绑定微信的导购（登录凭证）</h2><table>${guides.join('')}</table></details>
<details><summary>在终端里走一遍主流程</summary><p>整段粘贴即可，每次都是一位新顾客。</p>
<pre><code>${htmlText(mainJobText(address, sample))}</code></pre></details>`
}
