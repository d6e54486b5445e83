import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Skeleton } from '../../components/skeleton'
import { arrivedBy, sharePath } from '../../state/arrived-by'
import { sceneCode } from '../../state/scene-code'
import { where } from '../../state/where'
import { BadCode } from './bad-code'
import { Welcome } from './welcome'

const CODE_FAULTS = ['code_unknown', 'code_expired', 'code_voided', 'invalid_input']

/** Where a scanned code leads: this store, this guide, what joining brings and what happens next. */
export default function Scan() {
  const code = sceneCode(useRouter().params)
  const landing = useQuery([code], () => callShopper('resolveCode', { code }))
  const me = useQuery([], () => callShopper('myProfile', {}))
  const found = landing.data
  useEffect(() => {
    if (!found) return
    arrivedBy.set(found.code)
    if (found.store && !found.isStoreClosed) {
      where.set({ ...where.get(), store: { storeId: found.store.storeId, name: found.store.name } })
    }
    // The touch is the person's own; that it could not be kept just now takes nothing from them.
    void callShopper('recordScan', { code: found.code })
  }, [found])
  useShareAppMessage(() => ({ title: '来店里看看', path: sharePath() }))

  if (landing.error && !found && CODE_FAULTS.includes(landing.error.code)) {
    return (
      <Page>
        <BadCode error={landing.error} />
      </Page>
    )
  }
  return (
    <Page>
      <QueryView query={landing} skeleton={<Skeleton kind="detail" />}>
        {(data) => <Welcome landing={data} isMember={me.data?.state === 'member'} />}
      </QueryView>
    </Page>
  )
}
