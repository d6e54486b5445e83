import { Link } from 'react-router'
import type { Out } from '../../api/call'
import { useRefusal, useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { timeText } from '../../format/time-text'
import { Page as PageFrame } from '../../ui/page'
import { AskedView, EmptyView } from '../../ui/state-view'
import { AlertList } from './alert-list'
import { LeadDays } from './lead-days'
import { LeadFigures } from './lead-figures'
import { MoneyFigures } from './money-figures'

const EVERY_MS = 60_000

/** What stands now, by role; every number opens the list it counts. */
export function Page() {
  const asked = useAsk('showOverview', {}, { everyMs: EVERY_MS })
  const { name } = useSession()
  return (
    <PageFrame
      title="总览"
      about={asked.data ? `${name}，你好。数据截至${timeText(asked.data.at)}，每分钟更新` : `${name}，你好`}
    >
      <AskedView asked={asked}>{(shown) => (shown.isNew ? <NewBrand /> : <Standing shown={shown} />)}</AskedView>
    </PageFrame>
  )
}

/** Nothing is there yet: where to begin. */
function NewBrand() {
  const refusal = useRefusal()('setupProgress')
  return refusal ? (
    <EmptyView title="品牌还没有开通" next="总部管理员或运营导入门店和导购之后，这里会显示每天的情况。" />
  ) : (
    <EmptyView
      title="还没有门店"
      next="先导入门店和导购，再发布规则、制作二维码，第一条线索进来之后这里就有数据了。"
      action={<Link to="/setup">去「开始使用」</Link>}
    />
  )
}

function Standing({ shown }: { shown: Out<'showOverview'> }) {
  return (
    <>
      <AlertList alerts={shown.alerts} />
      {shown.leads && <LeadFigures leads={shown.leads} days={shown.days} />}
      {shown.money && <MoneyFigures money={shown.money} />}
      {shown.leads && <LeadDays days={shown.days} />}
    </>
  )
}
