import { STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import { createBrandCommand, isEmpty, type RunningBrand } from './front-page'

export type Ready = {
  brand: RunningBrand
  address: string
  seconds: number
  logPath: string
  /** The folder with everything in it, or `null` when the data is on a server. */
  dataFolder: string | null
}

/** What is printed when the product is ready: where it is, who to be, where its log is. */
export function readyText({ brand, address, seconds, logPath, dataFolder }: Ready): string {
  return [
    '',
    `分拨已就绪，用时 ${seconds.toFixed(0)} 秒。`,
    `  首页（账号、示例码、可粘贴的主流程）  ${address}`,
    '  接口  POST /api/<shopper|guide|ops|partner|pay-events>/<接口名>',
    ...brandLines(brand, address),
    `  运行日志  ${logPath}`,
    '接下来可以试：打开首页照着走一遍；npm run demo 看一条线索的一生；npm run import -- stores 门店.csv 导入自己的门店（先停止本程序）。',
    `停止：Ctrl+C。数据保存在 ${dataFolder ? `${dataFolder}，删除该文件夹即重新开始` : 'PostgreSQL'}。`,
    '',
  ].join('\n')
}

function brandLines(brand: RunningBrand, address: string): string[] {
  const { name, sample } = brand
  if (!sample) {
    return [
      `  品牌「${name}」不是示例品牌，没有示例账号：用自己的账号登录；还没有就停止本程序，用同样的 DATA_FOLDER 或 DATABASE_URL 运行`,
      `    ${createBrandCommand(brand)}`,
    ]
  }
  const logins = sample.staff.map(
    ({ login, role }) => `${login}（${STAFF_ROLE_TEXT[role as keyof typeof STAFF_ROLE_TEXT]}）`,
  )
  return [
    `  总部账号  ${logins.join('、')}，密码 ${sample.password}`,
    ...(isEmpty(sample) ? [`  空白品牌，还没有门店和导购：打开 ${address}/console/setup 按步骤开始`] : []),
    ...sample.codes.map(({ code, of }) => `  ${of}  ${code}`),
    ...sample.guides.map((guide) => `  导购 ${guide.name}（${guide.storeName}）  微信登录凭证 ${guide.jsCode}`),
  ]
}
