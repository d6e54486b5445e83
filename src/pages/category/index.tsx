import { Button, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { SearchButton } from '../../components/search-button'
import { meaning } from '../../platform/meaning'
import { openTab } from '../../platform/navigate'
import { CategoryGoods } from './category-goods'
import './index.scss'

type Categories = Out<'listCategories'>['categories']

/** The second tab: what kinds of goods there are, and the goods of one kind beside them. */
export default function Category() {
  const query = useQuery([], () => callShopper('listCategories', {}))
  const [chosen, choose] = useState<string | null>(null)
  usePullDownRefresh(() => void query.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page isTab>
      <SearchButton hotWord={query.data?.hotWords[0] ?? null} />
      <QueryView query={query}>
        {({ categories }) => {
          const open = categories.find(({ categoryId }) => categoryId === chosen) ?? categories[0]
          if (!open) {
            return (
              <EmptyState
                icon="box"
                title="商品正在上架"
                note="可以先看看附近的门店，到店选购"
                action={{ words: '看门店', onTap: () => openTab('/pages/stores/index') }}
              />
            )
          }
          return (
            <View className="category">
              <CategoryTabs categories={categories} open={open.categoryId} onChoose={choose} />
              <View className="category-goods" {...meaning({ role: 'tabpanel', label: open.name })}>
                <CategoryGoods key={open.categoryId} categoryId={open.categoryId} name={open.name} />
              </View>
            </View>
          )
        }}
      </QueryView>
    </Page>
  )
}

type TabsProps = { categories: Categories; open: string; onChoose: (categoryId: string) => void }

function CategoryTabs({ categories, open, onChoose }: TabsProps) {
  return (
    <View className="category-tabs" {...meaning({ role: 'tablist', label: '商品分类' })}>
      {categories.map(({ categoryId, name }) => (
        <Button
          key={categoryId}
          className={`category-tab${categoryId === open ? ' category-tab-open' : ''}`}
          {...meaning({ role: 'tab', isSelected: categoryId === open })}
          onClick={() => onChoose(categoryId)}
        >
          <Text>{name}</Text>
        </Button>
      ))}
    </View>
  )
}
