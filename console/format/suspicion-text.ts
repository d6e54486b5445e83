import type { SuspicionRule } from '../../contract/suspicion-vocabulary'
import { SUSPICION_RULE_TEXT } from '../../contract/suspicion-vocabulary'

type Said = { rule: SuspicionRule; evidence: Readonly<Record<string, number | string>> }

/** What a rule saw, as a sentence with its figures. What a person said stands in their own words instead. */
export function evidenceText({ rule, evidence: seen }: Said): string {
  switch (rule) {
    case 'many_asks':
      return `同一位顾客在 ${seen.hours} 小时内提出了 ${seen.asks} 个不同的需求，这是第一个之后的一个`
    case 'code_burst':
      return `二维码 ${seen.code} 在 ${seen.minutes} 分钟内被 ${seen.people} 个人扫过，这条线索来自其中一人`
    case 'own_sale':
      return '付款人就是登记的导购本人'
    case 'buyer_refunds':
      return `同一位顾客在 ${seen.days} 天内有 ${seen.orders} 个订单，都在付款后 ${seen.hours} 小时内全额退款`
    case 'guide_refunds':
      return `同一位导购名下 ${seen.days} 天内有 ${seen.orders} 个订单，都在付款后 ${seen.hours} 小时内全额退款`
    case 'split_orders':
      return `同一位顾客 ${seen.day} 在同一家店由同一位导购下了 ${seen.orders} 单`
    default:
      return SUSPICION_RULE_TEXT[rule] ?? rule
  }
}
