export default definePageConfig({ navigationBarTitleText: '我的争议', enablePullDownRefresh: true })
