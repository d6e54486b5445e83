import type { Area } from './area'

export const moneyArea: Area = {
  title: '佣金与结算',
  pages: [],
}
