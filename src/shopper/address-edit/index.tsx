import { useRouter } from '@tarojs/taro'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { goBack } from '../../platform/navigate'
import { AddressForm } from './address-form'

/** One address: a new one, or `?addressId=` to change; from a checkout (`choose=1`) it is chosen when saved. */
export default function AddressEdit() {
  const { addressId, choose } = useRouter().params
  const addresses = useQuery([], () => callShopper('listMyAddresses', {}))
  if (!addressId) {
    return (
      <Page>
        <AddressForm address={null} isChosen={choose === '1'} />
      </Page>
    )
  }
  return (
    <Page>
      <QueryView query={addresses}>
        {(data) => {
          const address = data.addresses.find((known) => known.addressId === addressId)
          if (!address) {
            return <EmptyState icon="pin" title="这个地址已经删除" action={{ words: '返回', onTap: goBack }} />
          }
          return <AddressForm address={address} isChosen={choose === '1'} />
        }}
      </QueryView>
    </Page>
  )
}
