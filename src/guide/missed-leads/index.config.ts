export default definePageConfig({ navigationBarTitleText: '本店线索去向', enablePullDownRefresh: true })
