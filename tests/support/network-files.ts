import { GUIDE_ROLE_TEXT } from '../../contract/vocabulary'
import { crewOf } from '../../scripts/story/found-town'
import { sampleStores } from '../../scripts/story/sample-stores'
import { csvCell } from '../../server/kernel/csv-cell'

const SEED = 20_261_125
const lines = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.map(csvCell).join(',')).join('\n')}\n`

/** A CSV file of the 300 stores the sample brand is made of, as a brand would bring its own. */
export function storeFileText(): string {
  const head = ['门店编号', '门店名称', '大区', '门店类型', '城市', '地址', '纬度', '经度', '营业时间']
  const rows = sampleStores(SEED).map(({ code, name, region, city, address, latitude, longitude }, index) => [
    ...[code, name, region, index % 10 === 9 ? '加盟店' : '直营店', city, address],
    ...[String(latitude), String(longitude), '10:00-22:00'],
  ])
  return lines([head, ...rows])
}

/** A CSV file of three guides for each of those stores. */
export function guideFileText(): string {
  const caps = { dayCap: 8, openCap: 20, memberCap: 500 }
  const rows = sampleStores(SEED).flatMap(({ code }) =>
    crewOf(SEED, { storeId: code, storeCode: code, guides: 2, hasManager: true }, caps).map((guide) => [
      ...[guide.code, guide.name, GUIDE_ROLE_TEXT[guide.role], String(guide.grade), code, guide.joinedOn],
      ...[guide.skills.join('、'), String(guide.dayCap)],
    ]),
  )
  return lines([['工号', '姓名', '岗位', '等级', '门店编号', '入职日期', '擅长品类', '每日线索上限'], ...rows])
}
