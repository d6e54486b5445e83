import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace } from '../console-place'
import {
  backtests,
  doneBacktest,
  draftOf,
  pilotIn,
  plannedPilot,
  startBacktest,
  startedPilot,
  stoppedPilot,
} from '../experiment-desk'
import { all, confirm, fill, press } from '../hands'

const backtestPlaces: ConsolePlace[] = [
  {
    name: 'backtests-start',
    page: 'backtests',
    as: 'ops',
    address: () => 'backtests?start=1',
    sees: '回看多少天',
    opens: ['start-backtest-form/StartBacktestForm'],
  },
  {
    name: 'backtest-running',
    page: 'backtests/:backtestId',
    as: 'ops',
    address: async (desk) => {
      const known = (await backtests(desk)).find(({ state }) => state === 'waiting' || state === 'running')
      return `backtests/${known?.id ?? (await startBacktest(desk))}`
    },
    sees: /可以离开这一页|一、重放/,
  },
  { name: 'backtest-done', page: 'backtests/:backtestId', as: 'ops', address: doneBacktest, sees: '一、重放' },
  {
    name: 'backtest-guides',
    page: 'backtests/:backtestId',
    as: 'ops',
    address: async (desk) => `${await doneBacktest(desk)}?by=guides&guidesSort=difference.down`,
    sees: /位导购的线索数量有变化|没有导购多得或少得/,
  },
  {
    name: 'backtest-tiers',
    page: 'backtests/:backtestId',
    as: 'ops',
    address: async (desk) => `${await doneBacktest(desk)}?by=tiers`,
    sees: '顾客等级',
  },
  {
    name: 'backtest-unknown',
    page: 'backtests/:backtestId',
    as: 'ops',
    address: () => 'backtests/bt_nothing',
    sees: '没有取到内容',
  },
  { name: 'backtests-many', page: 'backtests', as: 'ops', sees: '已完成' },
  { name: 'backtests-forbidden', page: 'backtests', as: 'finance', sees: '没有权限查看这一页' },
]

const pilotPlaces: ConsolePlace[] = [
  {
    name: 'pilots-plan',
    page: 'pilots',
    as: 'ops',
    address: () => 'pilots?plan=1',
    sees: '想看出多大的差别',
    opens: ['plan-pilot-form/PlanPilotForm'],
  },
  {
    name: 'pilots-plan-named',
    page: 'pilots',
    as: 'ops',
    address: () => 'pilots?plan=1',
    act: (tab) => tab.getByText('指定门店').click(),
    sees: '与所选门店共用线索的门店会一起参加',
  },
  {
    name: 'pilot-planned',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await plannedPilot(desk)}`,
    sees: '这是方案，还没有启动',
  },
  {
    name: 'pilot-city',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await plannedPilot(desk)}?city=${encodeURIComponent('上海市')}`,
    sees: '家试点门店；差异以标准差计',
  },
  {
    name: 'pilot-start',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await plannedPilot(desk)}?act=start`,
    sees: '护栏：确定越过就自动停止',
    opens: ['start-pilot-form/StartPilotForm', 'guardrails-form/GuardrailsForm'],
  },
  {
    name: 'pilot-waiting-for-its-day',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await startedPilot(desk)}`,
    sees: /待开始（|试点结果/,
  },
  {
    name: 'pilot-stop',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await startedPilot(desk)}?act=stop`,
    sees: '停止的原因',
    opens: ['pilot-acts/StopDialog'],
  },
  {
    name: 'pilot-stop-refused',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await startedPilot(desk)}?act=stop`,
    before: refused('stopPilot', 'pilot_state'),
    act: all(fill('停止的原因', '成交率下降'), confirm('停止并撤回')),
    sees: '试点当前状态不支持此操作',
  },
  {
    name: 'pilot-roll-out',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await startedPilot(desk)}?act=roll-out`,
    sees: '推广的理由',
    opens: ['pilot-acts/RollOutDialog'],
  },
  {
    name: 'pilot-stopped',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${await stoppedPilot(desk)}`,
    sees: /已于 .* 结束：/,
  },
  {
    // The sample brand has one whose days are over.
    name: 'pilot-finished',
    page: 'pilots/:pilotId',
    as: 'ops',
    address: async (desk) => `pilots/${(await pilotIn(desk, 'stopped')) ?? (await plannedPilot(desk))}`,
    sees: /看出来了吗|这是方案，还没有启动/,
  },
  { name: 'pilots-many', page: 'pilots', as: 'ops', sees: '已撤回' },
  { name: 'pilots-forbidden', page: 'pilots', as: 'finance', sees: '没有权限查看这一页' },
]

const effectPlaces: ConsolePlace[] = [
  { name: 'effects-due', page: 'effects', as: 'ops', sees: /没有要复盘的变更|项变更到了复盘日/ },
  {
    name: 'effects-chosen',
    page: 'effects',
    as: 'ops',
    address: async (desk) => `effects?version=${await draftOf(desk)}`,
    sees: '还没有在全部门店生效过',
  },
  {
    name: 'effects-review',
    page: 'effects',
    as: 'ops',
    before: async (tab, desk) => {
      const effect = await desk.ask('ops')('showRuleEffect', { version: await draftOf(desk) })
      await done('reviewRuleChanges', { due: [effect] })(tab)
    },
    sees: '复盘结论',
    opens: ['review-note-form/ReviewNoteForm'],
  },
  { name: 'effects-forbidden', page: 'effects', as: 'manager', sees: '没有权限查看这一页' },
]

type Artefacts = { artefacts: { version: string; state: string }[] }
/** A table of prices in force: on some days there is none, and a brand may have withdrawn its own. */
const isInForce = answers<Artefacts>('listArtefacts', (data) => ({
  ...data,
  artefacts: data.artefacts.map((one, at) => (at === 0 ? { ...one, state: 'in_force' } : one)),
}))

const modelPlaces: ConsolePlace[] = [
  { name: 'model-versions', page: 'model', as: 'admin', sees: '评分表' },
  { name: 'model-finance', page: 'model', as: 'finance', sees: '评分表' },
  { name: 'model-prices', page: 'model', as: 'admin', address: () => 'model?kind=prices', sees: /名额最贵的门店|版本/ },
  {
    name: 'model-withdraw',
    page: 'model',
    as: 'admin',
    address: () => 'model?kind=prices',
    before: isInForce,
    act: press(/^停\s?用$/),
    sees: '停用的原因',
    opens: ['artefact-view/WithdrawDialog'],
  },
  {
    name: 'model-withdraw-refused',
    page: 'model',
    as: 'admin',
    address: () => 'model?kind=prices',
    before: all(isInForce, refused('withdrawArtefact', 'artefact_not_in_force')),
    act: all(press(/^停\s?用$/), fill('停用的原因', '名额定价偏高'), confirm(/^停\s?用$/)),
    sees: '该版本没有启用或已经停用',
  },
  { name: 'model-watch', page: 'model', as: 'ops', address: () => 'model?kind=watch', sees: '达到事后最优的' },
  {
    name: 'model-watch-forbidden',
    page: 'model',
    as: 'finance',
    address: () => 'model?kind=watch',
    sees: '没有权限查看运行情况',
  },
  { name: 'model-forbidden', page: 'model', as: 'manager', sees: '没有权限查看这一页' },
]

const healthPlaces: ConsolePlace[] = [
  { name: 'health-many', page: 'health', as: 'ops', sees: '每天的线索与无人接待' },
  {
    name: 'health-empty',
    page: 'health',
    as: 'ops',
    address: () => 'health?from=2024-01-01&to=2024-01-07',
    sees: '这段时间没有线索',
  },
  { name: 'health-days', page: 'health', as: 'ops', address: () => 'health?tab=days', sees: '占最优' },
  { name: 'health-traffic', page: 'health', as: 'ops', address: () => 'health?tab=traffic', sees: '按门店类型比较' },
  { name: 'health-classes', page: 'health', as: 'ops', address: () => 'health?tab=classes', sees: '九类门店' },
  { name: 'health-own-stores', page: 'health', as: 'manager', sees: '你负责的门店' },
  { name: 'health-own-traffic', page: 'health', as: 'manager', address: () => 'health?tab=traffic', sees: '1 家门店' },
  { name: 'health-forbidden', page: 'health', as: 'finance', sees: '没有权限查看这一页' },
]

/** In this order: what a page shows when there are many comes after what makes them. */
export const experimentPlaces: ConsolePlace[] = [
  { name: 'backtests-empty', page: 'backtests', as: 'ops', sees: /还没有做过回测|已完成|排队中|回测中/ },
  { name: 'pilots-empty', page: 'pilots', as: 'ops', sees: /还没有做过试点|第 \d+ 版/ },
  ...backtestPlaces,
  ...pilotPlaces,
  ...effectPlaces,
  ...modelPlaces,
  ...healthPlaces,
]
