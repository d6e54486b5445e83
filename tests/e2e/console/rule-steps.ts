import { strict as assert } from 'node:assert'
import { PATIENCE_MS, type Step } from '../steps'
import { pickField } from './pick-field'
import type { Cast, Person } from './story-desk'

const RULE = '上海高分给资深导购'
/** The clock of the product takes a backtest up within a quarter of a minute. */
const BACKTEST_MS = 180_000

/** A rule is changed by forms, tried on the past and in twelve stores, put in force by two and taken back. */
export function ruleSteps(cast: Cast, comeOps: () => Promise<void>): Step[] {
  let version = ''
  return [
    {
      name: 'a rule is written by forms and said back as a sentence: hot leads in Shanghai prefer senior guides',
      run: async () => {
        await cast.admin.go('分配规则')
        await cast.admin.press('新建草稿')
        await cast.admin.tab
          .getByRole('menuitem', { name: /从生效的|从最新的/ })
          .last()
          .click()
        await writeRule(cast.admin)
        version = await save(cast.admin)
      },
    },
    {
      name: 'it is held against the last month: who would have got more, and what it is worth',
      run: () => backtest(cast.admin, version),
    },
    {
      name: 'a pilot in twelve stores says what it can see, starts, and is stopped',
      run: () => pilot(cast.admin, version),
    },
    {
      name: 'who asked for it cannot agree to it; a colleague puts it in force',
      run: async () => {
        version = await draftAgain(cast.admin, version)
        await cast.admin.press('提交审批')
        await cast.admin.confirm('提交审批', { label: '给审批人的说明', text: '上海试行，看成交率' })
        await cast.admin.sees('等另一位同事审批')
        await comeOps()
        await agree(cast, version)
      },
    },
    {
      name: 'it is taken back in two clicks, with the reason',
      run: async () => {
        const { press, confirm, sees } = cast.admin
        await seesInForce(cast.admin, version)
        await press('退回上一版')
        await confirm(/^退回第 \d+ 版$/, { label: '为什么退回', text: '先看看数据' })
        await sees(/已退回第 \d+ 版/)
      },
    },
  ]
}

async function writeRule({ tab, press, fill, sees }: Person): Promise<void> {
  await press('加一条加减分')
  await fill('名字', RULE)
  const drawer = tab.getByRole('dialog').last()
  const compare = async (index: number, field: string, value: (part: typeof drawer) => Promise<void>) => {
    await drawer.getByRole('button', { name: '加条件' }).first().click()
    const what = drawer.getByRole('combobox', { name: '看什么' }).nth(index)
    await pickField(tab, what, field)
    await value(drawer)
  }
  await compare(0, '门店城市', (part) => part.getByRole('combobox', { name: '门店城市', exact: true }).fill('上海市'))
  await tab.keyboard.press('Escape')
  await compare(1, '线索评分', async (part) =>
    part.getByRole('spinbutton', { name: '线索评分', exact: true }).fill('60'),
  )
  await compare(2, '导购级别', async (part) =>
    part.getByRole('spinbutton', { name: '导购级别', exact: true }).fill('4'),
  )
  await drawer.getByRole('spinbutton', { name: '加多少分（负数是减分）' }).fill('20')
  await tab.keyboard.press('Tab')
  await sees(/上海市.*20/)
  await drawer.getByRole('button', { name: '完成' }).click()
  await sees(RULE)
}

async function save({ tab, press, fill, confirm, sees }: Person): Promise<string> {
  await sees('没有问题')
  await press('保存草稿')
  await fill('改了什么，为什么', RULE)
  await tab.getByRole('dialog').last().getByLabel('变化多少').fill('3')
  await confirm('保存草稿')
  await sees(/已保存为第 \d+ 版/)
  await tab.waitForURL(/\/rules\/\d+$/)
  return /\/rules\/(\d+)$/.exec(tab.url())![1]!
}

async function backtest({ tab, go, press, confirm, sees }: Person, version: string): Promise<void> {
  await go('回测')
  await press('开始回测')
  await tab.getByRole('dialog').last().getByText(`第 ${version} 版`).first().waitFor()
  await confirm('开始回测')
  await sees('一、重放', BACKTEST_MS)
  await sees(/草稿更好|草稿更差|看不出差别|证据不足/)
}

async function pilot({ tab, go, press, confirm, sees }: Person, version: string): Promise<void> {
  await go('试点')
  await press('安排试点')
  await tab.getByRole('dialog').last().getByText(`第 ${version} 版`).first().waitFor()
  await confirm('生成方案')
  await sees('这是方案，还没有启动', 60_000)
  await sees(/1[2-9] 家门店|[2-9]\d 家门店/)
  await press('启动试点')
  await confirm('启动试点')
  await sees(/待开始（/)
  await press('停止并撤回')
  await confirm('停止并撤回', { label: '停止的原因', text: '先全国上线看看' })
  await sees('先全国上线看看')
}

/** A pilot that was stopped retires its version: the same is saved again as a new one. */
async function draftAgain(admin: Person, version: string): Promise<string> {
  const { tab, sees, press } = admin
  await admin.go('分配规则')
  await tab
    .getByRole('link', { name: `第 ${version} 版` })
    .first()
    .click()
  await press('起草新版')
  await sees(/起草：基于第/)
  await tab.getByRole('tab', { name: '其他设置' }).click()
  const lead = tab.getByRole('spinbutton', { name: '领先条数' })
  await lead.fill(String(Number(await lead.inputValue()) + 1))
  await tab.keyboard.press('Tab')
  return save(admin)
}

async function agree({ admin, ops }: Cast, version: string): Promise<void> {
  const open = async ({ tab, go }: Person) => {
    await go('审批')
    await tab.locator('tbody').getByText(`第 ${version} 版`).first().click()
  }
  await open(admin)
  const own = admin.tab.getByRole('button', { name: '同意', exact: true })
  assert.equal(await own.getAttribute('aria-disabled'), 'true')
  await open(ops)
  await ops.press('同意')
  await ops.confirm('同意', { label: '为什么同意', text: '先试两周' })
  await ops.sees(/已同意/)
  for (const { tab } of [admin, ops])
    await tab
      .getByRole('button', { name: /^(Close|关闭)$/ })
      .last()
      .click()
  await seesInForce(ops, version)
}

/** Whoever opens the page sees the version that is in force now, also when a colleague has just put it there. */
async function seesInForce({ tab, go }: Person, version: string): Promise<void> {
  await go('分配规则')
  const row = tab.locator('tbody tr').filter({ has: tab.getByRole('link', { name: `第 ${version} 版`, exact: true }) })
  await row.getByText('生效', { exact: true }).waitFor({ timeout: PATIENCE_MS })
}
