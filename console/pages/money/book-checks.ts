import type { Books } from '../../../contract/book-sums'

export type BookCheck = { key: string; title: string; means: string; isSound: boolean; found: string }

const FAULT: Record<keyof Books['faults'], { title: string; means: string; unit: string }> = {
  lotsOffTarget: {
    title: '每一份佣金与应得的一致',
    means: '按归因、规则和退款重新得出的应得，与记账的成本逐份相等',
    unit: '份不一致',
  },
  linesOffPool: { title: '每一行商品的份额加起来等于佣金池', means: '分给各方的钱不多不少', unit: '行不一致' },
  negativeAccounts: {
    title: '没有任何一份被多付',
    means: '待结算、可结算、冻结、打款中、已付款都不会低于零，同一份钱不会付两次',
    unit: '个科目异常',
  },
  statementsOffPostings: {
    title: '结算单与分录一致',
    means: '每张结算单的应结、扣回、应付与记账逐张相等',
    unit: '张不一致',
  },
  refundsAbovePaid: { title: '退款不超过实付', means: '每一行商品退的钱不超过顾客付的钱', unit: '行超出' },
  ordersWithoutLots: { title: '每个已付款订单都计了佣', means: '没有订单漏掉归因和分佣', unit: '个订单漏掉' },
}

/** Every check of the books in words, with what it found. Pure. */
export function bookChecks({ faults, sums }: Books): BookCheck[] {
  const two: BookCheck[] = [
    {
      key: 'ledger',
      title: '全部分录借贷相等',
      means: '所有科目余额之和为零',
      isSound: sums.ledgerSumFen === 0,
      found: sums.ledgerSumFen === 0 ? '相等' : `相差 ${sums.ledgerSumFen} 分`,
    },
    {
      key: 'pool',
      title: '佣金池之和等于各方份额之和',
      means: '从佣金池到导购、门店、总部，一分不差',
      isSound: sums.poolFen === sums.linesFen,
      found: sums.poolFen === sums.linesFen ? '相等' : `相差 ${sums.poolFen - sums.linesFen} 分`,
    },
  ]
  const counted = (Object.keys(FAULT) as (keyof Books['faults'])[]).map((key) => ({
    key,
    title: FAULT[key].title,
    means: FAULT[key].means,
    isSound: faults[key] === 0,
    found: faults[key] === 0 ? '没有发现问题' : `${faults[key]} ${FAULT[key].unit}`,
  }))
  return [...two, ...counted]
}
