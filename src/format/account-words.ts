/** What each place money can stand in means to the guide it belongs to, as contract/vocabulary names them. */
export const ACCOUNT_NOTE = {
  accrued: '顾客还在售后期内，期满后转为可结算',
  available: '下次关账时进入你的结算单',
  in_transit: '已进入结算单，等待打款',
  cash: '已经打到你的账户',
  held: '有争议正在处理，总部答复后会解除',
  clawback: '打款之后顾客退了款，会从以后的佣金里扣回',
} as const
export type OwnAccount = keyof typeof ACCOUNT_NOTE
export const OWN_ACCOUNTS = Object.keys(ACCOUNT_NOTE) as OwnAccount[]
