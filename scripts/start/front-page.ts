import { STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import type { Sample } from './seed-brand'

const STYLE = `body{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;color:#2f2a26;background:#faf7f2;margin:0;padding:2rem 1rem}
main{max-width:760px;margin:0 auto}h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;color:#8a4b2a}
p{margin:.4rem 0}table{border-collapse:collapse;width:100%;font-size:.95rem}td,th{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e8dfd3}
code{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}pre{background:#fff;border:1px solid #e8dfd3;border-radius:10px;padding:1rem;overflow-x:auto}`

const htmlText = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`

/** The brand this process serves; `sample` only when it was made here to try the product with. */
export type RunningBrand = { name: string; appId: string; sample: Sample | null }

/** The page at the root of `npm start`: which brand runs, and how to begin with it. */
export function frontPage(address: string, brand: RunningBrand): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>分拨 Fenbo</title><style>${STYLE}</style><main>
<h1>分拨 Fenbo 正在运行</h1>${brand.sample ? samplePart(address, brand.sample) : ownPart(address, brand)}
</main></html>`
}

/** The call that gives a brand its first administrator, as it is typed; a name may hold any character. */
export function createBrandCommand({ name, appId }: RunningBrand): string {
  return `npm run create-brand -- --name '${name.replaceAll("'", "'\\''")}' --app-id ${appId} --login admin`
}

/** A brand of one's own: there are no logins to show, so the page says how to get one. */
function ownPart(address: string, brand: RunningBrand): string {
  const { name, appId } = brand
  const signIn = `curl -s ${address}/api/ops/signIn -H 'content-type: application/json' -d '{"login":"admin","password":"密码"}'`
  return `<p>品牌「${htmlText(name)}」，小程序 <code>${htmlText(appId)}</code>。它不是示例品牌，没有示例账号。</p>
<h2>登录</h2><p>总部账号由管理员建立（接口 <code>ops/createStaff</code>）。登录后把返回的 <code>token</code> 放进
<code>authorization: Bearer …</code>：</p><pre><code>${htmlText(signIn)}</code></pre>
<h2>还没有管理员</h2><p>先停止本程序，再用同样的 <code>DATA_FOLDER</code> 或 <code>DATABASE_URL</code> 运行下面的命令，它给这个品牌建立管理员，密码只显示一次：</p>
<pre><code>${htmlText(createBrandCommand(brand))}</code></pre>
<h2>想看示例品牌</h2><p>换一个数据目录启动：<code>DATA_FOLDER=.data-demo npm start</code>。</p>`
}

/** Who to be, what to scan, and the main job as calls one can paste. */
function samplePart(address: string, sample: Sample): string {
  const staff = sample.staff.map(({ login, role }) =>
    row(`<code>${login}</code>`, htmlText(STAFF_ROLE_TEXT[role as keyof typeof STAFF_ROLE_TEXT])),
  )
  const codes = sample.codes.map(({ code, of }) => row(htmlText(of), `<code>${code}</code>`))
  const guides = sample.guides.map((guide) =>
    row(htmlText(guide.name), htmlText(guide.storeName), `<code>${guide.jsCode}</code>`),
  )
  return `<p>示例品牌「山居家居」：300 家门店、900 名导购、几周真实走过流程的线索、订单与结算。</p>
<h2>总部账号（密码均为 <code>${htmlText(sample.password)}</code>）</h2><table>${staff.join('')}</table>
<h2>可扫的码</h2><table>${codes.join('')}</table>
<h2>已绑定微信的导购（登录凭证）</h2><table>${guides.join('')}</table>
<h2>走一遍主流程</h2><p>整段粘贴到终端即可，每次都是一位新顾客。</p><pre><code>${htmlText(mainJob(address, sample))}</code></pre>`
}

/** The main job as shell lines that can be pasted as they are: scan, ask, accept, follow up, order, pay, explain. */
function mainJob(address: string, sample: Sample): string {
  const code = sample.codes.find(({ of }) => of.startsWith('导购码'))?.code ?? ''
  const guide = sample.guides[0]?.jsCode ?? ''
  return String.raw`API=${address}/api; N=$(date +%s)$RANDOM
post() { curl -s "$API/$1" -H 'content-type: application/json' -H "authorization: Bearer $3" -d "$2"; echo; }
of() { node -e 'const reply = require("fs").readFileSync(0, "utf8"), name = process.argv[1]
  const found = reply.match(new RegExp("\"" + name + "\":\"([^\"]*)\""))
  if (found) console.log(found[1]); else console.error("回答里没有 " + name + "：" + reply.trim())' "$1"; }

# 顾客：微信登录（替身凭证 login-任意名字）、扫导购的码、咨询
T=$(post shopper/wechatSignIn "{\"jsCode\":\"login-li$N\"}" | of token)
post shopper/resolveCode '{"code":"${code}"}' $T
post shopper/captureLead "{\"channel\":\"guide_share\",\"code\":\"${code}\",
  \"wish\":\"沙发\",\"idempotencyKey\":\"lead-$N\"}" $T

# 导购：登录、看最新一条待接线索、接待、跟进
G=$(post shopper/wechatSignIn '{"jsCode":"${guide}"}' | of token)
AS=$(post guide/listMyLeads '{"tab":"waiting","rows":1}' $G | of assignmentId)
post guide/acceptAssignment "{\"assignmentId\":\"$AS\"}" $G
post guide/logFollowUp "{\"assignmentId\":\"$AS\",\"way\":\"phone\",
  \"note\":\"约周六到店\",\"idempotencyKey\":\"follow-$N\"}" $G

# 顾客下单；支付替身代替微信支付发出已签名的到账通知
NO=$(post shopper/placeOrder "{\"lines\":[{\"skuId\":\"SKU-1-1\",\"quantity\":1}],
  \"idempotencyKey\":\"order-$N\"}" $T | of orderNo)
curl -s -X POST ${address}/stand-in/pay/$NO; echo

# 总部：登录后看这单的钱给了谁、为什么；核对账本
A=$(post ops/signIn '{"login":"admin","password":"${sample.password}"}' | of token)
OR=$(post ops/listOrders "{\"orderNo\":\"$NO\"}" $A | of orderId)
post ops/explainOrder "{\"orderId\":\"$OR\"}" $A
post ops/checkBooks '{}' $A`
}
