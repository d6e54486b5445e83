export default definePageConfig({ navigationBarTitleText: '为什么是这个数', enablePullDownRefresh: true })
