import type { Sample } from './seed-brand'

/** The main job as shell lines that can be pasted as they are: scan, ask, accept, follow up, order, pay, explain. */
export function mainJobText(address: string, sample: Sample): string {
  const code = sample.codes.find(({ of }) => of.startsWith('导购码'))?.code ?? ''
  const guide = sample.guides[0]?.jsCode ?? ''
  return String.raw`API=${address}/api; N=$(date +%s)$RANDOM
post() { curl -s "$API/$1" -H 'content-type: application/json' -H "authorization: Bearer $3" -d "$2"; echo; }
of() { node -e 'const reply = require("fs").readFileSync(0, "utf8"), name = process.argv[1]
  const found = reply.match(new RegExp("\"" + name + "\":\"([^\"]*)\""))
  if (found) console.log(found[1]); else console.error("回答里没有 " + name + "：" + reply.trim())' "$1"; }

# 顾客：微信登录（替身凭证 login-任意名字）、扫导购的码、咨询
T=$(post shopper/wechatSignIn "{\"jsCode\":\"login-li$N\"}" | of token)
ST=$(post shopper/resolveCode '{"code":"${code}"}' $T | of storeId)
post shopper/captureLead "{\"channel\":\"guide_share\",\"code\":\"${code}\",
  \"wish\":\"沙发\",\"idempotencyKey\":\"lead-$N\"}" $T

# 导购：登录、看最新一条待接线索、接待、跟进
G=$(post shopper/wechatSignIn '{"jsCode":"${guide}"}' | of token)
AS=$(post guide/listMyLeads '{"tab":"waiting","rows":1}' $G | of assignmentId)
post guide/acceptAssignment "{\"assignmentId\":\"$AS\"}" $G
post guide/logFollowUp "{\"assignmentId\":\"$AS\",\"way\":\"phone\",
  \"note\":\"约周六到店\",\"idempotencyKey\":\"follow-$N\"}" $G

# 顾客下单，到店自提；支付替身代替微信支付发出已签名的到账通知
NO=$(post shopper/placeOrder "{\"lines\":[{\"skuId\":\"SKU-1-1\",\"quantity\":1}],
  \"fulfilment\":{\"kind\":\"pickup\",\"storeId\":\"$ST\"},\"idempotencyKey\":\"order-$N\"}" $T | of orderNo)
curl -s -X POST ${address}/stand-in/pay/$NO; echo

# 总部：登录后看这单的钱给了谁、为什么；核对账本
A=$(post ops/signIn '{"login":"admin","password":"${sample.password}"}' | of token)
OR=$(post ops/listOrders "{\"orderNo\":\"$NO\"}" $A | of orderId)
post ops/explainOrder "{\"orderId\":\"$OR\"}" $A
post ops/checkBooks '{}' $A`
}
