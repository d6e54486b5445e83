import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { isLineFault } from '../../api/reply'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { openTab, replacePage } from '../../platform/navigate'
import { arrivedBy } from '../../state/arrived-by'
import { JoinForm } from './join-form'
import { Joined } from './joined'

/** The first step of the way into the brand; the next ones are offered after it, one at a time. */
export default function Join() {
  const code = useRouter().params.code ?? arrivedBy.get()
  const landing = useQuery<Out<'resolveCode'> | null>([code], async () =>
    code ? callShopper('resolveCode', { code }) : { ok: true, data: null },
  )
  // Who reloads the page after joining, or comes back to it by an old link, is not asked again.
  const me = useQuery([], () => callShopper('myProfile', {}))
  const [joined, setJoined] = useState<Out<'register'> | null>(null)
  useEffect(() => {
    void callShopper('recordStep', { step: 'join', event: 'shown' })
  }, [])
  if (!joined && me.data?.state === 'member') {
    return (
      <Page>
        <EmptyState
          icon="person"
          title="你已经是会员"
          note="会员码和礼品在会员卡里"
          action={{ words: '看会员卡', onTap: () => replacePage('/shopper/member-card/index') }}
          other={
            code
              ? { words: '请导购为我服务', onTap: () => replacePage('/pages/scan/index', { scene: code }) }
              : { words: '去逛逛', onTap: () => openTab('/pages/home/index') }
          }
        />
      </Page>
    )
  }
  if (joined) {
    return (
      <Page>
        <Joined member={joined} landing={landing.data} />
      </Page>
    )
  }
  return (
    <Page>
      {code && (landing.error === null || isLineFault(landing.error.code)) ? (
        <QueryView query={landing}>
          {(found) => (
            <JoinForm
              joinGift={found?.joinGift ?? null}
              guide={found?.guide ?? null}
              store={found?.store ?? null}
              onJoined={setJoined}
            />
          )}
        </QueryView>
      ) : (
        <JoinForm joinGift={null} guide={null} store={null} onJoined={setJoined} />
      )}
    </Page>
  )
}
