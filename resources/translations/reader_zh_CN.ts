<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About the reader</source>
        <translation>关于阅读器</translation>
    </message>
    <message>
        <source>Reads bilingual articles without a network. Nothing leaves this machine.</source>
        <translation>离线阅读双语文章，任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅读器</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>The program is under the MIT licence.</source>
        <translation>程序采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>Edition of {0}</source>
        <translation>{0} 版</translation>
    </message>
    <message>
        <source>Added by you; signed by {0}</source>
        <translation>由你添加；签名者 {0}</translation>
    </message>
    <message>
        <source>Added by you; not signed</source>
        <translation>由你添加；没有签名</translation>
    </message>
</context>
<context>
    <name>ArchiveAdder</name>
    <message>
        <source>Pack of an archive</source>
        <translation>选择文库包</translation>
    </message>
    <message>
        <source>Folder of an archive</source>
        <translation>文库所在的文件夹</translation>
    </message>
    <message>
        <source>{0} was added, edition {1}.</source>
        <translation>已添加「{0}」，版本 {1}。</translation>
    </message>
    <message>
        <source>{0} was added.</source>
        <translation>已添加「{0}」。</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Search for “{0}”</source>
        <translation>搜索“{0}”</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Figure; Escape closes it</source>
        <translation>插图，按 Esc 关闭</translation>
    </message>
    <message>
        <source>Drag to change the columns; double-click for the usual widths</source>
        <translation>拖动可调整两栏宽度，双击恢复默认</translation>
    </message>
</context>
<context>
    <name>CardDesk</name>
    <message>
        <source>Card made</source>
        <translation>卡片已做好</translation>
    </message>
    <message>
        <source>Card changed</source>
        <translation>卡片已修改</translation>
    </message>
    <message>
        <source>There is this card already</source>
        <translation>已经有这张卡片</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Keep the changes?</source>
        <translation>保留修改？</translation>
    </message>
    <message>
        <source>Keep the changes of this card?</source>
        <translation>要保留对这张卡片的修改吗？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The word is missing.</source>
        <translation>还没有写词语。</translation>
    </message>
    <message>
        <source>A question and its answer are wanted.</source>
        <translation>需要问题和它的答案。</translation>
    </message>
    <message>
        <source>Select what is to be guessed, and hide it.</source>
        <translation>选中要猜的词句，再把它遮住。</translation>
    </message>
    <message>
        <source>Only one language can have gaps.</source>
        <translation>只能在一种语言里留空。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>The sentence it stands in, or its meaning</source>
        <translation>所在的句子，或它的意思</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Hide the selection</source>
        <translation>遮住所选</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Delete?</source>
        <translation>删除？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n card(s)?</source>
        <translation>
            <numerusform>删除 %n 张卡片？</numerusform>
        </translation>
    </message>
    <message>
        <source>What you learnt of them is deleted, too.</source>
        <translation>它们的学习记录也会一并删除。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n 张卡片</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} cards</source>
        <translation>{1} 张中的 {0} 张</translation>
    </message>
    <message>
        <source>No cards yet. Choose words in an article and make a card of them.</source>
        <translation>还没有卡片。在文章里选中词句即可制作卡片。</translation>
    </message>
    <message>
        <source>No card is like that.</source>
        <translation>没有这样的卡片。</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Filter cards</source>
        <translation>筛选卡片</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Review now</source>
        <translation>开始复习</translation>
    </message>
    <message>
        <source>Open its place</source>
        <translation>打开出处</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>复习</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>Forgotten often</source>
        <translation>屡次遗忘</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新卡片</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Which columns?</source>
        <translation>选择栏目</translation>
    </message>
    <message>
        <source>Both languages, side by side</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>只看英文</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>只看中文</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新建标签页</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>重新打开已关闭的标签页</translation>
    </message>
    <message>
        <source>Open another archive…</source>
        <translation>打开其他文库…</translation>
    </message>
    <message>
        <source>Add a newer archive…</source>
        <translation>添加更新的文库…</translation>
    </message>
    <message>
        <source>Faults in this archive…</source>
        <translation>文库中的问题…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Search or go to…</source>
        <translation>搜索或转到…</translation>
    </message>
    <message>
        <source>Filter titles</source>
        <translation>筛选标题</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>To the page</source>
        <translation>转到正文</translation>
    </message>
    <message>
        <source>To the outline</source>
        <translation>转到目录</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Both languages</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>只看英文</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>只看中文</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>加大字号</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>减小字号</translation>
    </message>
    <message>
        <source>Wider English</source>
        <translation>加宽英文栏</translation>
    </message>
    <message>
        <source>Wider Chinese</source>
        <translation>加宽中文栏</translation>
    </message>
    <message>
        <source>Articles panel</source>
        <translation>文章面板</translation>
    </message>
    <message>
        <source>Outline panel</source>
        <translation>目录面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Safe graphics (from the next start)</source>
        <translation>安全图形模式（下次启动生效）</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>How to use the reader</source>
        <translation>阅读器使用说明</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>About the reader</source>
        <translation>关于阅读器</translation>
    </message>
</context>
<context>
    <name>CountRow</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 张新卡</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learning</source>
        <translation>
            <numerusform>%n 张学习中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n 张到期</numerusform>
        </translation>
    </message>
    <message>
        <source>To its place in the article (O)</source>
        <translation>到文章中的出处（O）</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Folder of an archive</source>
        <translation>选择文库所在的文件夹</translation>
    </message>
</context>
<context>
    <name>DoneToday</name>
    <message>
        <source>Done for today</source>
        <translation>今天的复习完成了</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>回答卡片 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something is wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message>
        <source>Folder for the notes</source>
        <translation>存放笔记的文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Package for Anki</source>
        <translation>Anki 卡包</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export cards</source>
        <translation>导出卡片</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部学习记录</translation>
    </message>
    <message>
        <source>Import everything</source>
        <translation>导入全部学习记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>What is newer in this file will be added; nothing is removed.</source>
        <translation>将加入此文件中较新的内容，不会删除任何东西。</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>此文件中的内容这里都已经有了。</translation>
    </message>
    <message numerus="yes">
        <source>%n newer thing(s) will be added; nothing is removed.</source>
        <translation>
            <numerusform>将加入 %n 项较新的内容，不会删除任何东西。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>在本页查找</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>My reading</source>
        <translation>我的阅读</translation>
    </message>
    <message>
        <source>Open any article: where you are, what you mark and how far you have come will be kept here.</source>
        <translation>打开任意一篇文章：读到哪里、做了什么标记、读了多少，都会记在这里。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续阅读</translation>
    </message>
    <message>
        <source>{0} % read</source>
        <translation>已读 {0}%</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分钟</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复习</translation>
    </message>
    <message>
        <source>Review now</source>
        <translation>开始复习</translation>
    </message>
    <message>
        <source>There are no cards yet. A term or a few selected words make one.</source>
        <translation>还没有卡片。一个术语或选中的几个词就能做成一张。</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有要复习的。</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>新卡 {0}</translation>
    </message>
    <message>
        <source>{0} being learnt</source>
        <translation>学习中 {0}</translation>
    </message>
    <message>
        <source>{0} due</source>
        <translation>到期 {0}</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>这一年</translation>
    </message>
    <message>
        <source>{0} of reading on {1}</source>
        <translation>{1}里共阅读 {0}</translation>
    </message>
    <message>
        <source>Reading time of each day in the last year: {0}</source>
        <translation>过去一年每天的阅读时间：{0}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>under a quarter of an hour</source>
        <translation>不到一刻钟</translation>
    </message>
    <message>
        <source>from {0} min on</source>
        <translation>{0} 分钟以上</translation>
    </message>
    <message>
        <source>less</source>
        <translation>少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>多</translation>
    </message>
    <message>
        <source>The archive</source>
        <translation>文库</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>{0} unread</source>
        <translation>未读 {0}</translation>
    </message>
    <message>
        <source>{0} being read</source>
        <translation>在读 {0}</translation>
    </message>
    <message>
        <source>{0} read</source>
        <translation>已读 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) uncovered</source>
        <translation>
            <numerusform>揭开 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>回答卡片 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave the reader?</source>
        <translation>离开阅读器？</translation>
    </message>
    <message>
        <source>Open this address in your web browser?</source>
        <translation>在浏览器中打开这个网址吗？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <source>How much a day</source>
        <translation>每天学多少</translation>
    </message>
    <message>
        <source>New cards a day</source>
        <translation>每天的新卡片</translation>
    </message>
    <message>
        <source>Reviews a day</source>
        <translation>每天的复习</translation>
    </message>
    <message>
        <source>A day begins at four in the morning. What is being learnt is always asked.</source>
        <translation>一天从凌晨四点开始。正在学习的卡片不受限制。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n fault(s) were found in this archive.</source>
        <translation>
            <numerusform>文库中有 %n 处问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅读器</translation>
    </message>
    <message>
        <source>The page&apos;s process ended ({0}). It is loaded again.</source>
        <translation>页面进程已退出（{0}），正在重新载入。</translation>
    </message>
</context>
<context>
    <name>MarksBar</name>
    <message>
        <source>Marked words</source>
        <translation>标出的词</translation>
    </message>
</context>
<context>
    <name>MarksList</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Edit the note…</source>
        <translation>编辑笔记…</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>写笔记…</translation>
    </message>
    <message>
        <source>Make a card</source>
        <translation>做成卡片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>MarksPanel</name>
    <message>
        <source>All notes and highlights</source>
        <translation>全部笔记与划线</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>带笔记的</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Not found in the text</source>
        <translation>原文中找不到的</translation>
    </message>
    <message>
        <source>Not found in the present text</source>
        <translation>在现在的文本中找不到</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>My notes and highlights</source>
        <translation>我的笔记与划线</translation>
    </message>
    <message>
        <source>Which of them are listed</source>
        <translation>列出哪些</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing here has these words or is of this kind.</source>
        <translation>没有含这些词或属于这一类的标记。</translation>
    </message>
    <message>
        <source>Select a few words of an article, in either language, and highlight them or write a note: they are collected here.</source>
        <translation>在文章里选中几个词（中英文都可以），划线或写条笔记，都会收集在这里。</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Delete?</source>
        <translation>删除？</translation>
    </message>
    <message>
        <source>Delete this note?</source>
        <translation>删除这条笔记？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>A note, in Markdown if you like</source>
        <translation>写下笔记，可用 Markdown</translation>
    </message>
    <message>
        <source>Kept as you write</source>
        <translation>边写边保存</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Ctrl+Enter or Escape</source>
        <translation>Ctrl+Enter 或 Esc</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Bring back the note as it was when this window opened</source>
        <translation>恢复到打开此窗口时的内容</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Preparing the articles…</source>
        <translation>正在准备文章…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>On this page</source>
        <translation>本页目录</translation>
    </message>
    <message>
        <source>Headings of the article</source>
        <translation>文章的各级标题</translation>
    </message>
</context>
<context>
    <name>PaletteFoot</name>
    <message>
        <source>↑↓ choose · Enter run</source>
        <translation>↑↓ 选择 · Enter 执行</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到结果</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter open · Ctrl+Enter new tab</source>
        <translation>↑↓ 选择 · Enter 打开 · Ctrl+Enter 新标签页</translation>
    </message>
    <message>
        <source>No passage has these words</source>
        <translation>没有包含这些词的段落</translation>
    </message>
    <message>
        <source>No passage has all the words; these have most of them</source>
        <translation>没有段落包含全部词语，以下段落包含其中大部分</translation>
    </message>
    <message>
        <source>{0} in {1} · {2} ms</source>
        <translation>{1}中的 {0} · {2} 毫秒</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n 个段落</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing results for {0}</source>
        <translation>已显示“{0}”的结果</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
</context>
<context>
    <name>ParcelSheet</name>
    <message>
        <source>Add this archive?</source>
        <translation>添加这个文库？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章数</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名者</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Compare this key with the one that the archive&apos;s makers have published.</source>
        <translation>请与文库制作者公布的密钥核对。</translation>
    </message>
    <message>
        <source>The archive that you added last was signed by {0}.</source>
        <translation>上次添加的文库由 {0} 签名。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>It is older than the one that you added last, of {0}.</source>
        <translation>它比上次添加的版本（{0}）旧。</translation>
    </message>
</context>
<context>
    <name>ProblemSheet</name>
    <message>
        <source>No faults were found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Faults in this archive</source>
        <translation>文库中的问题</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>There is no article {0} in this archive.</source>
        <translation>文库中没有 {0} 这篇文章。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message>
        <source>Fill the gap</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>Word · from English</source>
        <translation>词语 · 由英到中</translation>
    </message>
    <message>
        <source>Word · from Chinese</source>
        <translation>词语 · 由中到英</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>There are no cards yet. Make one of a term or of words you select.</source>
        <translation>还没有卡片。可用术语或选中的文字做一张。</translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>忘了</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>记得</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>容易</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message>
        <source>“{0}” was forgotten many times and is set aside. Writing it anew may help.</source>
        <translation>“{0}”多次遗忘，已搁置。换个写法也许有用。</translation>
    </message>
    <message>
        <source>Edit the card</source>
        <translation>编辑卡片</translation>
    </message>
    <message>
        <source>“{0}” is set aside and will not be asked.</source>
        <translation>“{0}”已搁置，不再出现。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复习</translation>
    </message>
    <message>
        <source>How much of today is done</source>
        <translation>今天的进度</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Search, go to an article, or &gt; for a command</source>
        <translation>搜索、转到文章，或输入 &gt; 执行命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近搜索</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>段落</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>{0}, {1} of {2} read</source>
        <translation>{0}，{2} 篇已读 {1} 篇</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
</context>
<context>
    <name>ShelfPanel</name>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>厂商</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>My highlights, notes and bookmarks</source>
        <translation>我的划线、笔记和书签</translation>
    </message>
    <message>
        <source>Filter my notes</source>
        <translation>筛选我的笔记</translation>
    </message>
    <message>
        <source>Filter titles, or pinyin</source>
        <translation>筛选标题，可用拼音</translation>
    </message>
    <message>
        <source>Filter titles</source>
        <translation>筛选标题</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章列表</translation>
    </message>
</context>
<context>
    <name>ShelfTree</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Add an archive</source>
        <translation>添加文库</translation>
    </message>
    <message>
        <source>Where is the archive?</source>
        <translation>文库在哪里？</translation>
    </message>
    <message>
        <source>It is copied and takes the place of the one that is shown. Your notes, cards and progress stay.</source>
        <translation>它会被复制，并取代现在显示的文库。你的笔记、卡片和进度不变。</translation>
    </message>
    <message>
        <source>A pack…</source>
        <translation>文库包…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 处，共 {1} 处</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Study</name>
    <message>
        <source>Highlight: {0}</source>
        <translation>划线：{0}</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>You have read this article.</source>
        <translation>这篇文章已读完。</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>选中的文字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Make a card</source>
        <translation>做成卡片</translation>
    </message>
    <message>
        <source>Card made</source>
        <translation>卡片已做好</translation>
    </message>
    <message>
        <source>Copy both languages with the link</source>
        <translation>复制中英文和链接</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>已遮住</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Recall mode</source>
        <translation>回忆模式</translation>
    </message>
    <message>
        <source>Uncover or cover</source>
        <translation>揭开或遮住</translation>
    </message>
    <message>
        <source>Cover the other language</source>
        <translation>改遮另一种语言</translation>
    </message>
    <message>
        <source>Recall sentence by sentence</source>
        <translation>逐句回忆</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>笔记…</translation>
    </message>
    <message>
        <source>Bookmark this pair</source>
        <translation>给这一段加书签</translation>
    </message>
    <message>
        <source>Mark as read, or unread</source>
        <translation>标为已读或未读</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Review cards</source>
        <translation>复习卡片</translation>
    </message>
    <message>
        <source>All cards…</source>
        <translation>全部卡片…</translation>
    </message>
    <message>
        <source>Daily limits…</source>
        <translation>每日上限…</translation>
    </message>
    <message>
        <source>Export notes…</source>
        <translation>导出笔记…</translation>
    </message>
    <message>
        <source>Export cards…</source>
        <translation>导出卡片…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>复制这一句</translation>
    </message>
</context>
<context>
    <name>StudyDesk</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>StudyFiles</name>
    <message numerus="yes">
        <source>%n newer thing(s) came in</source>
        <translation>
            <numerusform>导入了 %n 处更新</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in this file was here already</source>
        <translation>这个文件里的内容都已经有了</translation>
    </message>
    <message>
        <source>There are no notes, highlights or bookmarks yet</source>
        <translation>还没有笔记、划线或书签</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>已写出 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
</context>
<context>
    <name>StudySide</name>
    <message>
        <source>Marked as read</source>
        <translation>已标为已读</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>已标为未读</translation>
    </message>
</context>
<context>
    <name>TabArea</name>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>全部文章</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Space: the answer · O: its place</source>
        <translation>空格：看答案 · O：出处</translation>
    </message>
    <message>
        <source>1 to 4: grade · Space: good · O: its place</source>
        <translation>1–4：评分 · 空格：记得 · O：出处</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Recall mode: one language is covered</source>
        <translation>回忆模式：遮住一种语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>回忆</translation>
    </message>
    <message>
        <source>Search or go to…</source>
        <translation>搜索或转到…</translation>
    </message>
    <message>
        <source>Search or go to an article</source>
        <translation>搜索或转到文章</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>只看英文</translation>
    </message>
    <message>
        <source>Both languages</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>只看中文</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
</context>
<context>
    <name>Waits</name>
    <message>
        <source>&lt; 1 min</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} mo</source>
        <translation>{0} 个月</translation>
    </message>
    <message>
        <source>{0} y</source>
        <translation>{0} 年</translation>
    </message>
</context>
<context>
    <name>_ColourRow</name>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>No highlight</source>
        <translation>不划线</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
