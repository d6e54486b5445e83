import type { Area } from './area'

export const ruleArea: Area = {
  title: '规则与试点',
  pages: [],
}
