import * as z from 'zod'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import { cell } from './cell-fault'
import type { ColumnSpecs } from './column-map'
import { type DateOrder, parseDay } from './parse-instant'
import { parseCode, parseList, parseShort, parseWhole, parseWord } from './parse-word'

export const GUIDE_COLUMNS = {
  fields: {
    code: {
      label: '工号',
      aliases: ['导购编号', '导购工号', '员工编号', '导购编码', 'guide_code', 'staff_no', 'employee_no'],
    },
    name: { label: '姓名', aliases: ['导购姓名', '员工姓名', '导购', 'guide_name'] },
    role: { label: '岗位', aliases: ['角色', '职位', 'position', 'job'] },
    grade: { label: '等级', aliases: ['级别', '星级', 'level'] },
    skills: { label: '擅长品类', aliases: ['擅长', '品类', '技能', 'skill', 'categories'] },
    store_codes: { label: '门店编号', aliases: ['所属门店', '门店编码', '店号', 'store_code', 'stores', 'store_id'] },
    joined_on: { label: '入职日期', aliases: ['入职时间', '入职日', 'joined_at', 'hire_date'] },
    day_cap: { label: '每日线索上限', aliases: ['日上限', '每日上限', 'daily_cap'] },
    open_cap: { label: '跟进中上限', aliases: ['在跟上限', '跟进上限'] },
    member_cap: { label: '服务会员上限', aliases: ['会员上限', 'members_cap'] },
  },
  required: [['code'], ['name'], ['joined_on']],
} satisfies ColumnSpecs

const ROLE_ALIASES = {
  导购员: 'guide',
  店员: 'guide',
  销售: 'guide',
  顾问: 'concierge',
  门店经理: 'store_manager',
} as const
const STORES_OF_GUIDE_MAX = 20
const CAP_MAX = 10_000

/**
 * One guide of a file. The first store code is the home store; only an HQ concierge may have none. A cap the file does
 * not name is null.
 */
export function guideRow(dateOrder: DateOrder) {
  return z
    .object({
      code: cell(parseCode),
      name: cell((text) => parseShort(text, 40)),
      role: cell((text) => parseWord(text, GUIDE_ROLE_TEXT, ROLE_ALIASES)).optional(),
      grade: cell((text) => parseWhole(text, 1, 5)).optional(),
      skills: cell(parseList).optional(),
      store_codes: cell((text) => parseList(text).map(parseCode)).optional(),
      joined_on: cell((text) => parseDay(text, dateOrder)),
      day_cap: cell((text) => parseWhole(text, 0, CAP_MAX)).optional(),
      open_cap: cell((text) => parseWhole(text, 0, CAP_MAX)).optional(),
      member_cap: cell((text) => parseWhole(text, 0, CAP_MAX)).optional(),
    })
    .superRefine((row, context) => {
      const stores = row.store_codes?.length ?? 0
      if (stores === 0 && row.role !== 'concierge') {
        context.addIssue({ code: 'custom', path: ['store_codes'], message: '请填写所属门店编号（总部顾问除外）' })
      }
      if (stores > STORES_OF_GUIDE_MAX) {
        context.addIssue({ code: 'custom', path: ['store_codes'], message: `最多 ${STORES_OF_GUIDE_MAX} 家门店` })
      }
    })
    .transform((row) => ({
      code: row.code,
      name: row.name,
      role: row.role ?? ('guide' as const),
      grade: row.grade ?? 3,
      skills: row.skills ?? [],
      storeCodes: row.store_codes ?? [],
      joinedOn: row.joined_on,
      dayCap: row.day_cap ?? null,
      openCap: row.open_cap ?? null,
      memberCap: row.member_cap ?? null,
    }))
}
