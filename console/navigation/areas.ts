import type { Area } from './area'
import { dataArea } from './data-area'
import { homeArea } from './home-area'
import { leadArea } from './lead-area'
import { memberArea } from './member-area'
import { moneyArea } from './money-area'
import { networkArea } from './network-area'
import { ruleArea } from './rule-area'
import { settingArea } from './setting-area'

/** Every page there is, in the order of the navigation. */
export const AREAS: readonly Area[] = [
  homeArea,
  leadArea,
  ruleArea,
  memberArea,
  networkArea,
  moneyArea,
  dataArea,
  settingArea,
]
