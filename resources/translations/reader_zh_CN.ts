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
    <name>Desk</name>
    <message>
        <source>Folder of an archive</source>
        <translation>选择文库所在的文件夹</translation>
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
        <source>Passages</source>
        <translation>段落</translation>
    </message>
</context>
<context>
    <name>ShelfPanel</name>
    <message>
        <source>Vendors</source>
        <translation>厂商</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
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
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
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
    <name>_Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
