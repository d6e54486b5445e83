import { Button } from 'antd'
import { useAsk } from '../../api/use-ask'
import { addDays, dayOf } from '../../format/time-text'
import { StoreField } from '../../forms/store-field'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { RosterBoard } from './roster-board'
import { mondayOf } from './roster-draft'

/** Who of a store works on which day of a week; days off are given and taken back here. */
export function Page() {
  const thisWeek = mondayOf(dayOf(Date.now()))
  const [url, setUrl] = useUrlState({ store: '', week: thisWeek })
  const first = useAsk('listStores', { rows: 1, status: 'open' }, { isOn: url.store === '' })
  const storeId = url.store || first.data?.stores[0]?.id
  const week = mondayOf(url.week)
  return (
    <PageFrame title="排班" about="谁哪天上班；休息的人当天不分线索，排班里没人的日子会标出来">
      <div className="filters">
        <StoreField width={260} value={storeId} onChange={(store) => setUrl({ store })} />
        <Button aria-label="上一周" onClick={() => setUrl({ week: addDays(week, -7) })}>
          ‹
        </Button>
        <strong className="number">
          {week} 至 {addDays(week, 6).slice(5)}
        </strong>
        <Button aria-label="下一周" onClick={() => setUrl({ week: addDays(week, 7) })}>
          ›
        </Button>
        <Button disabled={week === thisWeek} onClick={() => setUrl({ week: thisWeek })}>
          本周
        </Button>
      </div>
      {storeId ? <Week key={`${storeId} ${week}`} storeId={storeId} week={week} /> : <NoStore asked={first} />}
    </PageFrame>
  )
}

function NoStore({ asked }: { asked: ReturnType<typeof useAsk<'listStores'>> }) {
  return (
    <Panel>
      <AskedView asked={asked}>
        {() => <EmptyView title="没有可以排班的门店" next="还没有营业的门店，或者你的账号没有负责的门店。" />}
      </AskedView>
    </Panel>
  )
}

function Week({ storeId, week }: { storeId: string; week: string }) {
  const asked = useAsk('showRoster', { storeId, week }, { keepsBefore: false })
  const before = useAsk('showRoster', { storeId, week: addDays(week, -7) }, { keepsBefore: false })
  return (
    <Panel>
      <AskedView asked={asked}>
        {(roster) =>
          roster.guides.length === 0 ? (
            <EmptyView
              title="这家门店还没有在职导购"
              next="没有导购的门店接不到线索。先新建导购，或把同事的门店改到这里。"
            />
          ) : (
            <RosterBoard storeId={storeId} roster={roster} lastWeek={before.data} />
          )
        }
      </AskedView>
    </Panel>
  )
}
