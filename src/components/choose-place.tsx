import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { callShopper } from '../api/call'
import { useQuery } from '../api/use-query'
import { locate } from '../platform/locate'
import { where } from '../state/where'
import { ChoiceList } from './choice-list'
import { EmptyState } from './empty-state'
import { QueryView } from './query-view'
import { Sheet } from './sheet'
import { TapButton } from './tap-button'
import './choose-place.scss'

/** Tells where to look for stores: by hand from the cities there are, or by the place of the phone when people like. */
export function ChoosePlace() {
  const [isOpen, setIsOpen] = useState(false)
  const [isLocating, setIsLocating] = useState(false)
  const { city } = where.use()
  const locateMe = async () => {
    setIsLocating(true)
    const place = await locate()
    setIsLocating(false)
    if (place) where.set({ ...where.get(), place })
    else void Taro.showToast({ title: '没有取得位置，可以手动选择城市', icon: 'none' })
  }
  return (
    <View className="choose-place">
      <TapButton id="choose-city" size="small" onTap={() => setIsOpen(true)}>
        {city ? `城市：${city}` : '选择城市'}
      </TapButton>
      <TapButton size="small" isBusy={isLocating} onTap={() => void locateMe()}>
        按当前位置
      </TapButton>
      <Sheet isOpen={isOpen} title="选择城市" onClose={() => setIsOpen(false)}>
        <Cities
          chosen={city}
          onChoose={(next) => {
            // A city picked by hand is meant: the phone's place would say another.
            where.set({ ...where.get(), city: next, place: null })
            setIsOpen(false)
          }}
        />
      </Sheet>
    </View>
  )
}

function Cities({ chosen, onChoose }: { chosen: string | null; onChoose: (city: string) => void }) {
  const cities = useQuery([], () => callShopper('listCities', {}))
  return (
    <QueryView query={cities}>
      {(data) =>
        data.cities.length === 0 ? (
          <EmptyState icon="store" title="还没有开业的门店" note="可以先选择快递配送" />
        ) : (
          <ChoiceList
            label="城市"
            choices={data.cities.map(({ city, stores }) => ({ key: city, words: city, note: `${stores} 家门店` }))}
            chosen={chosen}
            onChoose={onChoose}
          />
        )
      }
    </QueryView>
  )
}
