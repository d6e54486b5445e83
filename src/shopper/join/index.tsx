import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { isLineFault } from '../../api/reply'
import { useQuery } from '../../api/use-query'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { arrivedBy } from '../../state/arrived-by'
import { JoinForm } from './join-form'
import { Joined } from './joined'

/** The first step of the way into the brand; the next ones are offered after it, one at a time. */
export default function Join() {
  const code = useRouter().params.code ?? arrivedBy.get()
  const landing = useQuery<Out<'resolveCode'> | null>([code], async () =>
    code ? callShopper('resolveCode', { code }) : { ok: true, data: null },
  )
  const [joined, setJoined] = useState<Out<'register'> | null>(null)
  useEffect(() => {
    void callShopper('recordStep', { step: 'join', event: 'shown' })
  }, [])
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
