/** The common reasons guides give, so that most need no typing; in their own words otherwise. */
export const DECLINE_REASONS = ['正在接待其他顾客', '不熟悉这个品类', '离顾客太远', '今天不当班', '顾客指定了其他导购']
export const GIVE_BACK_REASONS = [
  '联系不上顾客',
  '顾客想去其他门店',
  '不熟悉这个品类',
  '近期不在店',
  '顾客指定了其他导购',
]
export const TRANSFER_REASONS = ['同事更熟悉这个品类', '顾客到店时我不在', '顾客想找这位同事', '手上顾客较多']
export const REVEAL_REASONS = ['回访线索', '确认到店时间', '通知取货', '售后服务']
