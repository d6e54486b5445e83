import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import type { Step } from '../steps'
import type { Cast, Person } from './story-desk'

type Come = () => Promise<void>

/** The month is closed by one and approved by another, a dispute is answered, the payout file is taken and recorded. */
export function moneySteps(cast: Cast, comeFinance: Come, comeFinance2: Come): Step[] {
  let lines: string[] = []
  return [
    {
      name: 'the last month is checked and closed; who closed it may not approve it',
      run: async () => {
        await comeFinance()
        await close(cast.finance)
      },
    },
    {
      name: 'a second person approves, and the payout file is there',
      run: async () => {
        await comeFinance2()
        lines = await approveAndExport(cast.finance2)
      },
    },
    { name: 'what the bank says is looked over and recorded', run: () => record(cast.finance, lines) },
    { name: 'a dispute is answered with the explanation beside it', run: () => answer(cast.finance) },
  ]
}

async function openMonth({ tab, go }: Person): Promise<void> {
  await go('结算')
  await tab
    .locator('tbody tr')
    .filter({ hasText: /可以关账|待关账|待审批|待付款|已关账|已结束/ })
    .first()
    .getByRole('link')
    .first()
    .click()
}

async function close(finance: Person): Promise<void> {
  const { tab, press, confirm, sees } = finance
  await openMonth(finance)
  await sees(/草稿 → 检查/)
  await press('核对账目')
  await sees('账目核对于', 60_000)
  await press('关账')
  await confirm(/关账，应付/)
  await sees('已关账', 60_000)
  const approve = tab.getByRole('button', { name: '审批', exact: true })
  assert.equal(await approve.getAttribute('aria-disabled'), 'true')
  assert.match((await approve.getAttribute('aria-description')) ?? '', /关账人不能审批/)
}

async function approveAndExport(finance2: Person): Promise<string[]> {
  const { tab, press, confirm, sees } = finance2
  await openMonth(finance2)
  await press('审批')
  await confirm(/同意付/)
  await sees('可以导出付款清单')
  await press('导出付款清单')
  await confirm('导出')
  await sees('链接 24 小时内有效', 60_000)
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('dialog').last().getByRole('link', { name: '下载付款清单' }).click(),
  ])
  const text = await readFile((await download.path())!, 'utf8')
  await confirm('完成')
  return text.trim().split(/\r?\n/)
}

async function record(finance: Person, lines: readonly string[]): Promise<void> {
  const { press, fill, confirm, sees, tab } = finance
  const ids = lines.flatMap((line) => /\bsm_[0-9a-z]+/.exec(line)?.[0] ?? [])
  assert.ok(ids.length > 0, `no statement in the payout file:\n${lines.slice(0, 3).join('\n')}`)
  await tab.reload()
  await press('登记付款')
  await fill(/付款结果/, ids.map((id, index) => `${id},BANK${index}`).join('\n'))
  await confirm('核对')
  await confirm(/登记付款/)
  await sees(/已登记 [\d,]+ 张/)
}

async function answer(finance: Person): Promise<void> {
  const { tab, go, press, confirm, sees } = finance
  await go('争议')
  await tab.locator('tbody').getByRole('button').first().click()
  await sees('导购的话')
  await sees('重新计算一致')
  await press('答复')
  await confirm(/答复并解冻/, { label: '答复', text: '归属按扫码先后，扫码记录见订单说明' })
  await sees(/已答复/)
}
