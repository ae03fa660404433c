<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About %1</source>
   <translation>关于 %1</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>许可证</translation>
  </message>
  <message>
   <source>Qt %1, Python %2</source>
   <translation>Qt %1，Python %2</translation>
  </message>
  <message>
   <source>Read, code and compare the evidence on integrated care in English and Chinese, side by side.</source>
   <translation>以中英文对照的方式阅读、编码和比较整合照护的证据。</translation>
  </message>
  <message>
   <source>What the program stands on</source>
   <translation>本程序所依托的软件</translation>
  </message>
 </context>
 <context>
  <name>Acting</name>
  <message numerus="yes">
   <source>%n passages now wait for review.</source>
   <translation>
    <numerusform>有 %n 处片段待复核。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Replaced in %n places.</source>
   <translation>
    <numerusform>已替换 %n 处。</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Answers</name>
  <message>
   <source>Choose two or three columns first: Ctrl and click on their heads.</source>
   <translation>请先选择两三列：按住 Ctrl 单击列标题。</translation>
  </message>
 </context>
 <context>
  <name>Asking</name>
  <message>
   <source>Every code</source>
   <translation>所有编码</translation>
  </message>
  <message>
   <source>Everyone</source>
   <translation>所有人</translation>
  </message>
  <message>
   <source>Nobody named</source>
   <translation>未署名</translation>
  </message>
  <message>
   <source>Steps of</source>
   <translation>操作者</translation>
  </message>
  <message>
   <source>Steps on the code</source>
   <translation>涉及的编码</translation>
  </message>
 </context>
 <context>
  <name>Bar</name>
  <message>
   <source>%1 × %2</source>
   <translation>%1 × %2</translation>
  </message>
  <message>
   <source>All years</source>
   <translation>全部年份</translation>
  </message>
  <message>
   <source>As at the start</source>
   <translation>恢复初始布局</translation>
  </message>
  <message>
   <source>By the first column</source>
   <translation>按第一列</translation>
  </message>
  <message>
   <source>Claims</source>
   <translation>论断对照</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Clear filters</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Clear selection</source>
   <translation>清除选择</translation>
  </message>
  <message>
   <source>Co-occurrence</source>
   <translation>编码共现</translation>
  </message>
  <message>
   <source>Codebook order</source>
   <translation>编码本顺序</translation>
  </message>
  <message>
   <source>Coded as</source>
   <translation>编码方式</translation>
  </message>
  <message>
   <source>Codes: %1</source>
   <translation>编码：%1</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Columns: %1</source>
   <translation>列：%1</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Compare the chosen columns</source>
   <translation>对照所选列</translation>
  </message>
  <message>
   <source>Copy as table</source>
   <translation>复制为表格</translation>
  </message>
  <message>
   <source>Copy image</source>
   <translation>复制图片</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>计数单位</translation>
  </message>
  <message>
   <source>Counted codes</source>
   <translation>计入的编码</translation>
  </message>
  <message>
   <source>Counted sign</source>
   <translation>计数对象</translation>
  </message>
  <message>
   <source>Edit the policy events…</source>
   <translation>编辑政策事件…</translation>
  </message>
  <message>
   <source>Events…</source>
   <translation>事件…</translation>
  </message>
  <message>
   <source>Evidence map</source>
   <translation>证据地图</translation>
  </message>
  <message>
   <source>Evidence status</source>
   <translation>证据性质</translation>
  </message>
  <message>
   <source>Explicit</source>
   <translation>明示</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>筛选</translation>
  </message>
  <message>
   <source>Filter (%1)</source>
   <translation>筛选（%1）</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Flat: without the rows above</source>
   <translation>平铺：不显示上级行</translation>
  </message>
  <message>
   <source>Fold all</source>
   <translation>全部折叠</translation>
  </message>
  <message>
   <source>Implied</source>
   <translation>隐含</translation>
  </message>
  <message>
   <source>Keep this arrangement…</source>
   <translation>保存此布局…</translation>
  </message>
  <message>
   <source>Larger labels</source>
   <translation>放大文字</translation>
  </message>
  <message>
   <source>Matrix</source>
   <translation>矩阵</translation>
  </message>
  <message>
   <source>Most studies first</source>
   <translation>研究多者在前</translation>
  </message>
  <message>
   <source>No longer keep</source>
   <translation>删除已存布局</translation>
  </message>
  <message>
   <source>One column for a country</source>
   <translation>按国家合并为一列</translation>
  </message>
  <message>
   <source>One column for a group of codes</source>
   <translation>一组编码合为一列</translation>
  </message>
  <message>
   <source>Open all</source>
   <translation>全部展开</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Quotes</source>
   <translation>引文</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Rows: %1</source>
   <translation>行：%1</translation>
  </message>
  <message>
   <source>Saturation</source>
   <translation>资料饱和</translation>
  </message>
  <message>
   <source>Save as CSV…</source>
   <translation>存为 CSV…</translation>
  </message>
  <message>
   <source>Save as PDF…</source>
   <translation>存为 PDF…</translation>
  </message>
  <message>
   <source>Save as PNG…</source>
   <translation>存为 PNG…</translation>
  </message>
  <message>
   <source>Save as SVG…</source>
   <translation>存为 SVG…</translation>
  </message>
  <message>
   <source>Section of the text</source>
   <translation>文本章节</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>显示方式</translation>
  </message>
  <message>
   <source>Smaller labels</source>
   <translation>缩小文字</translation>
  </message>
  <message>
   <source>Sort rows</source>
   <translation>行的排序</translation>
  </message>
  <message>
   <source>Sort studies</source>
   <translation>研究排序</translation>
  </message>
  <message>
   <source>Sort: %1</source>
   <translation>排序：%1</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Text: claims</source>
   <translation>内容：论断</translation>
  </message>
  <message>
   <source>Text: quotes</source>
   <translation>内容：引文</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>时间线</translation>
  </message>
  <message>
   <source>Together with</source>
   <translation>与之共现</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>Views of the chart</source>
   <translation>图表视图</translation>
  </message>
  <message>
   <source>codebook</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>dots for up to 3 columns</source>
   <translation>圆点图（最多 3 列）</translation>
  </message>
  <message>
   <source>first column</source>
   <translation>第一列</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>数字</translation>
  </message>
  <message>
   <source>studies</source>
   <translation>研究</translation>
  </message>
 </context>
 <context>
  <name>Card</name>
  <message>
   <source>Accept as it is</source>
   <translation>保留原译</translation>
  </message>
  <message>
   <source>Add to the glossary</source>
   <translation>加入术语表</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>忽略</translation>
  </message>
  <message>
   <source>Dismiss with a reason…</source>
   <translation>忽略并注明理由…</translation>
  </message>
  <message>
   <source>Edit this sentence…</source>
   <translation>修改此句…</translation>
  </message>
  <message>
   <source>Open again</source>
   <translation>重新打开</translation>
  </message>
  <message>
   <source>Original</source>
   <translation>原文</translation>
  </message>
  <message>
   <source>Preferred form</source>
   <translation>首选译法</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Replace everywhere</source>
   <translation>全部替换</translation>
  </message>
  <message>
   <source>Say in a few words why this is no fault: the next reader will ask.</source>
   <translation>请简要说明为什么这不算问题：下一位读者会问起。</translation>
  </message>
  <message>
   <source>Suggestion</source>
   <translation>建议译法</translation>
  </message>
  <message>
   <source>Translation</source>
   <translation>译文</translation>
  </message>
  <message>
   <source>What should stand there</source>
   <translation>应写的内容</translation>
  </message>
  <message>
   <source>Why is this no fault?</source>
   <translation>为什么这不算问题？</translation>
  </message>
  <message>
   <source>Why this is no fault</source>
   <translation>为何无误</translation>
  </message>
  <message>
   <source>“%1” is accepted</source>
   <translation>“%1”为可用译法</translation>
  </message>
  <message>
   <source>“%1” is preferred</source>
   <translation>“%1”为首选译法</translation>
  </message>
  <message>
   <source>“%1” is to be avoided</source>
   <translation>“%1”为不当译法</translation>
  </message>
 </context>
 <context>
  <name>ChecksPanel</name>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Check all studies</source>
   <translation>检查全部研究</translation>
  </message>
  <message>
   <source>Check this study</source>
   <translation>检查本研究</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>译文检查</translation>
  </message>
  <message>
   <source>Glossary</source>
   <translation>术语表</translation>
  </message>
  <message>
   <source>Go to the place</source>
   <translation>转到该处</translation>
  </message>
  <message>
   <source>Group by</source>
   <translation>分组方式</translation>
  </message>
  <message>
   <source>Rendering</source>
   <translation>译法</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Show also what was accepted or dismissed</source>
   <translation>同时显示已保留或已忽略的</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>术语</translation>
  </message>
  <message>
   <source>This study</source>
   <translation>本研究</translation>
  </message>
  <message>
   <source>What is shown</source>
   <translation>显示内容</translation>
  </message>
  <message>
   <source>What the check found</source>
   <translation>检查结果</translation>
  </message>
 </context>
 <context>
  <name>ChipRow</name>
  <message>
   <source>Filter</source>
   <translation>筛选</translation>
  </message>
 </context>
 <context>
  <name>CodeChooser</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Find a code in either language</source>
   <translation>用中文或英文查找编码</translation>
  </message>
 </context>
 <context>
  <name>CodeFields</name>
  <message>
   <source>%1, %2</source>
   <translation>%1，%2</translation>
  </message>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n 个片段</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies with it</source>
   <translation>
    <numerusform>涉及 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>A heading of the codebook</source>
   <translation>编码本的标题</translation>
  </message>
  <message>
   <source>About</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Aliases, one a line</source>
   <translation>别名（每行一个）</translation>
  </message>
  <message>
   <source>Chart label (| breaks the line)</source>
   <translation>图表标签（| 处换行）</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Definition</source>
   <translation>定义</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Examples, one a line</source>
   <translation>示例（每行一个）</translation>
  </message>
  <message>
   <source>Facet</source>
   <translation>维度</translation>
  </message>
  <message>
   <source>From a framework</source>
   <translation>来自框架</translation>
  </message>
  <message>
   <source>From the literature</source>
   <translation>来自文献</translation>
  </message>
  <message>
   <source>From the seeds</source>
   <translation>来自种子文献</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>New in this library</source>
   <translation>本文库新建</translation>
  </message>
  <message>
   <source>No Chinese label yet</source>
   <translation>尚无中文名称</translation>
  </message>
  <message>
   <source>No English label yet</source>
   <translation>尚无英文名称</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Opposite</source>
   <translation>对应的相反编码</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>retired</source>
   <translation>已停用</translation>
  </message>
  <message>
   <source>since %1</source>
   <translation>创建于 %1</translation>
  </message>
 </context>
 <context>
  <name>CodeForm</name>
  <message>
   <source>Barrier</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Care model</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>Definition</source>
   <translation>定义</translation>
  </message>
  <message>
   <source>Facet</source>
   <translation>维度</translation>
  </message>
  <message>
   <source>Facilitator</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>Label (Chinese)</source>
   <translation>标签（中文）</translation>
  </message>
  <message>
   <source>Label (English)</source>
   <translation>标签（英文）</translation>
  </message>
  <message>
   <source>Method and setting</source>
   <translation>方法与情境</translation>
  </message>
  <message>
   <source>New code</source>
   <translation>新建编码</translation>
  </message>
  <message>
   <source>Other codes</source>
   <translation>其他编码</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结局</translation>
  </message>
  <message>
   <source>Parent code</source>
   <translation>上级编码</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
 </context>
 <context>
  <name>CodeLine</name>
  <message>
   <source>Remove coding</source>
   <translation>取消编码</translation>
  </message>
 </context>
 <context>
  <name>CodeRow</name>
  <message>
   <source>Drop to code</source>
   <translation>松开即编码</translation>
  </message>
 </context>
 <context>
  <name>CodeWiring</name>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>Another code</source>
   <translation>其他编码</translation>
  </message>
  <message>
   <source>Choose the code these words carry.</source>
   <translation>请选择这段文字所属的编码。</translation>
  </message>
  <message>
   <source>Choose the code to lie below.</source>
   <translation>请选择上级编码。</translation>
  </message>
  <message>
   <source>Codebooks and coded projects</source>
   <translation>编码本与编码项目</translation>
  </message>
  <message>
   <source>Codings, notes and what lies below go to the code you choose. Double codings are joined.</source>
   <translation>编码记录、笔记及下级编码都归入所选编码；重复的编码记录合为一条。</translation>
  </message>
  <message>
   <source>Import a coded project</source>
   <translation>导入编码项目</translation>
  </message>
  <message>
   <source>Merge codes</source>
   <translation>合并编码</translation>
  </message>
  <message>
   <source>Move code</source>
   <translation>移动编码</translation>
  </message>
 </context>
 <context>
  <name>CodebookEditor</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Codebook</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Find a code</source>
   <translation>查找编码</translation>
  </message>
  <message>
   <source>Find a code in either language</source>
   <translation>用中文或英文查找编码</translation>
  </message>
  <message>
   <source>Framework and new codes</source>
   <translation>框架编码与新编码</translation>
  </message>
  <message>
   <source>Frameworks</source>
   <translation>框架</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>合并到…</translation>
  </message>
  <message>
   <source>Move to…</source>
   <translation>移到…</translation>
  </message>
  <message>
   <source>New code</source>
   <translation>新建编码</translation>
  </message>
  <message>
   <source>New code below</source>
   <translation>新建下级编码</translation>
  </message>
  <message>
   <source>Parts of the codebook</source>
   <translation>编码本的各部分</translation>
  </message>
  <message>
   <source>Retire</source>
   <translation>停用</translation>
  </message>
  <message>
   <source>Revert</source>
   <translation>还原</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Split…</source>
   <translation>拆分…</translation>
  </message>
  <message>
   <source>Take back into use</source>
   <translation>恢复使用</translation>
  </message>
  <message>
   <source>To review</source>
   <translation>待审核</translation>
  </message>
  <message>
   <source>To review (%1)</source>
   <translation>待审核（%1）</translation>
  </message>
 </context>
 <context>
  <name>CodesPanel</name>
  <message>
   <source>%1 of %2</source>
   <translation>%1 / %2</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Code the selection with this code</source>
   <translation>用此编码对所选文字编码</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Collapse all</source>
   <translation>全部折叠</translation>
  </message>
  <message>
   <source>Delete code</source>
   <translation>删除编码</translation>
  </message>
  <message>
   <source>Edit in the codebook…</source>
   <translation>在编码本中编辑…</translation>
  </message>
  <message>
   <source>Expand all</source>
   <translation>全部展开</translation>
  </message>
  <message>
   <source>Find a code</source>
   <translation>查找编码</translation>
  </message>
  <message>
   <source>Find a code in either language</source>
   <translation>用中文或英文查找编码</translation>
  </message>
  <message>
   <source>Look for another word, or make a new code.</source>
   <translation>换一个词查找，或新建编码。</translation>
  </message>
  <message>
   <source>Memo…</source>
   <translation>备忘录…</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>合并到…</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>Move to…</source>
   <translation>移到…</translation>
  </message>
  <message>
   <source>New code</source>
   <translation>新建编码</translation>
  </message>
  <message>
   <source>New code below…</source>
   <translation>在下级新建编码…</translation>
  </message>
  <message>
   <source>New code…</source>
   <translation>新建编码…</translation>
  </message>
  <message>
   <source>No code answers</source>
   <translation>没有相符的编码</translation>
  </message>
  <message>
   <source>No code is used yet</source>
   <translation>尚未使用任何编码</translation>
  </message>
  <message>
   <source>Nothing is coded in this study</source>
   <translation>本研究尚无编码记录</translation>
  </message>
  <message>
   <source>Rename code…</source>
   <translation>重命名编码…</translation>
  </message>
  <message>
   <source>Retire code</source>
   <translation>停用编码</translation>
  </message>
  <message>
   <source>Select words in the reader and press C.</source>
   <translation>在阅读面板中选择文字，再按 C。</translation>
  </message>
  <message>
   <source>Show all codes</source>
   <translation>显示全部编码</translation>
  </message>
  <message>
   <source>Show the studies with this code</source>
   <translation>显示带此编码的研究</translation>
  </message>
  <message>
   <source>Split…</source>
   <translation>拆分…</translation>
  </message>
  <message>
   <source>Studies, then passages</source>
   <translation>先研究数，后片段数</translation>
  </message>
  <message>
   <source>Take back into use</source>
   <translation>恢复使用</translation>
  </message>
  <message>
   <source>This study</source>
   <translation>本研究</translation>
  </message>
  <message>
   <source>Used</source>
   <translation>已使用</translation>
  </message>
  <message>
   <source>Which codes are shown</source>
   <translation>显示哪些编码</translation>
  </message>
 </context>
 <context>
  <name>ColumnHead</name>
  <message numerus="yes">
   <source>%1 of %n pairs checked</source>
   <translation>
    <numerusform>%n 个句对中已核对 %1 个</numerusform>
   </translation>
  </message>
  <message>
   <source>%1: %2</source>
   <translation>%1：%2</translation>
  </message>
  <message>
   <source>Earlier wordings…</source>
   <translation>以前的版本…</translation>
  </message>
  <message>
   <source>Kind of text: %1</source>
   <translation>文本类型：%1</translation>
  </message>
  <message>
   <source>Mark as reviewed</source>
   <translation>标为已审校</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>暂无</translation>
  </message>
 </context>
 <context>
  <name>ColumnsDialog</name>
  <message>
   <source>ASReview's decision</source>
   <translation>ASReview 筛选决定</translation>
  </message>
  <message>
   <source>Abstract</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Abstract in another language</source>
   <translation>其他语言的摘要</translation>
  </message>
  <message>
   <source>Address (URL)</source>
   <translation>网址（URL）</translation>
  </message>
  <message>
   <source>Article number</source>
   <translation>文章编号</translation>
  </message>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Authors in another language</source>
   <translation>其他语言的作者姓名</translation>
  </message>
  <message>
   <source>Authors' addresses</source>
   <translation>作者单位</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Columns of “%1”</source>
   <translation>“%1”的列</translation>
  </message>
  <message>
   <source>DOI</source>
   <translation>DOI</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日</translation>
  </message>
  <message>
   <source>Edition</source>
   <translation>版次</translation>
  </message>
  <message>
   <source>Editors</source>
   <translation>编者</translation>
  </message>
  <message>
   <source>Field of column %1</source>
   <translation>列“%1”对应的字段</translation>
  </message>
  <message>
   <source>First page</source>
   <translation>起始页</translation>
  </message>
  <message>
   <source>ISSN or ISBN</source>
   <translation>ISSN 或 ISBN</translation>
  </message>
  <message>
   <source>Issue</source>
   <translation>期</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Journal in another language</source>
   <translation>其他语言的期刊名</translation>
  </message>
  <message>
   <source>Journal, short</source>
   <translation>期刊缩写</translation>
  </message>
  <message>
   <source>Kept as it is</source>
   <translation>原样保留</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>密钥</translation>
  </message>
  <message>
   <source>Keywords</source>
   <translation>关键词</translation>
  </message>
  <message>
   <source>Kind in the words of CSL</source>
   <translation>CSL 文献类型</translation>
  </message>
  <message>
   <source>Kind of publication</source>
   <translation>文献类型</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Last page</source>
   <translation>结束页</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>月</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>PMC number</source>
   <translation>PMC 编号</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页码</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>出版地</translation>
  </message>
  <message>
   <source>PubMed number</source>
   <translation>PubMed 编号</translation>
  </message>
  <message>
   <source>Publisher</source>
   <translation>出版者</translation>
  </message>
  <message>
   <source>Read the table so</source>
   <translation>按此读取表格</translation>
  </message>
  <message>
   <source>Say what each column holds. It is remembered for tables with the same headings.</source>
   <translation>请指定每一列的内容。表头相同的表格会沿用此设置。</translation>
  </message>
  <message>
   <source>Series</source>
   <translation>丛书</translation>
  </message>
  <message>
   <source>Subject headings</source>
   <translation>主题词</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Title in another language</source>
   <translation>其他语言的标题</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>卷</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
 </context>
 <context>
  <name>CommandField</name>
  <message>
   <source>Search or run a command</source>
   <translation>搜索或执行命令</translation>
  </message>
 </context>
 <context>
  <name>Compare</name>
  <message numerus="yes">
   <source>%n asked about barriers</source>
   <translation>
    <numerusform>%n 项探讨了障碍因素</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n background claims left out</source>
   <translation>
    <numerusform>未计入 %n 条背景陈述</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded findings drawn</source>
   <translation>
    <numerusform>绘出 %n 条已编码的研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded findings looked through</source>
   <translation>
    <numerusform>查阅 %n 条已编码的研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded studies</source>
   <translation>
    <numerusform>%n 项已编码研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes in use</source>
   <translation>
    <numerusform>已使用 %n 个编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes so far</source>
   <translation>
    <numerusform>累计 %n 个编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n columns</source>
   <translation>
    <numerusform>%n 列</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n 条研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings hidden by filter</source>
   <translation>
    <numerusform>%n 条研究发现被筛选隐藏</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n lanes</source>
   <translation>
    <numerusform>%n 行</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n models</source>
   <translation>
    <numerusform>%n 种模式</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more</source>
   <translation>
    <numerusform>另有 %n 项</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more studies hidden by filter</source>
   <translation>
    <numerusform>另有 %n 项研究被筛选隐藏</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new codes</source>
   <translation>
    <numerusform>新增 %n 个编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n 个片段</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passages without a finding (not judged)</source>
   <translation>
    <numerusform>%n 个片段没有研究发现（未判定）</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n rows</source>
   <translation>
    <numerusform>%n 行</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies hidden by filter</source>
   <translation>
    <numerusform>%n 项研究被筛选排除</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies without such a code not drawn</source>
   <translation>
    <numerusform>%n 项研究无此类编码，未绘出</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n without a year not drawn</source>
   <translation>
    <numerusform>%n 项无年份，未绘出</numerusform>
   </translation>
  </message>
  <message>
   <source>(words not placed in the text)</source>
   <translation>（原文位置未定）</translation>
  </message>
  <message numerus="yes">
   <source>+ %n more passages</source>
   <translation>
    <numerusform>另有 %n 个片段</numerusform>
   </translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>All models</source>
   <translation>全部模式</translation>
  </message>
  <message>
   <source>Another order makes another curve, and a fixed codebook flattens it: a flat end is no proof that nothing is left.</source>
   <translation>换一种排序，曲线就不同；编码本若预先固定，曲线也会变平：末端平缓不能证明再无新内容。</translation>
  </message>
  <message>
   <source>Bar under the head: studies; left part = asked about barriers.</source>
   <translation>表头下的条：研究数，左段为探讨了障碍因素的研究。</translation>
  </message>
  <message>
   <source>Barrier</source>
   <translation>障碍因素</translation>
  </message>
  <message numerus="yes">
   <source>Barrier: %n studies</source>
   <translation>
    <numerusform>障碍因素：%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Barriers and facilitators: %1 × %2</source>
   <translation>障碍与促进因素：%1 × %2</translation>
  </message>
  <message numerus="yes">
   <source>Barriers in %n columns, by number of studies</source>
   <translation>
    <numerusform>%n 列中的障碍因素，按研究数</numerusform>
   </translation>
  </message>
  <message>
   <source>Barriers × %2</source>
   <translation>障碍因素 × %2</translation>
  </message>
  <message>
   <source>Base and run after Guest, Namey and Chen 2020 (made for interviews).</source>
   <translation>起始组与末尾组的做法依据 Guest、Namey 和 Chen（2020），原为访谈研究而设计。</translation>
  </message>
  <message>
   <source>Bold rows are unions: a study counts once.</source>
   <translation>粗体行为并集：同一研究只计一次。</translation>
  </message>
  <message>
   <source>Bold: findings. (n): passages.</source>
   <translation>粗体：研究发现数；（n）：片段数。</translation>
  </message>
  <message>
   <source>Bold: passages. (n): passages.</source>
   <translation>粗体与（n）：片段数。</translation>
  </message>
  <message>
   <source>Bold: studies. (n): passages.</source>
   <translation>粗体：研究数；（n）：片段数。</translation>
  </message>
  <message>
   <source>Chinese quotes: machine translation, not reviewed</source>
   <translation>中文引文为机器翻译，未经审校</translation>
  </message>
  <message>
   <source>Co-occurrence, %1 by %2</source>
   <translation>编码共现，%1 × %2</translation>
  </message>
  <message>
   <source>Coded</source>
   <translation>已编码</translation>
  </message>
  <message>
   <source>Coded passages: %1 × %2</source>
   <translation>已编码片段：%1 × %2</translation>
  </message>
  <message numerus="yes">
   <source>Codes in %n columns, by number of studies</source>
   <translation>
    <numerusform>%n 列中的编码，按研究数</numerusform>
   </translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>计数中…</translation>
  </message>
  <message>
   <source>Country is where the care was given, never the author’s address.</source>
   <translation>国家指服务所在地，不取作者地址。</translation>
  </message>
  <message>
   <source>Each mark is one study:</source>
   <translation>每个标记代表一项研究：</translation>
  </message>
  <message>
   <source>Each study counts once in a cell. Silence is not absence.</source>
   <translation>每项研究在一格中只计一次。未提及不等于不存在。</translation>
  </message>
  <message>
   <source>Empty cells: never in one passage; looked for, reported absent; filtered out; no study.</source>
   <translation>空格含义：从未见于同一片段；考察过，报告不存在；被筛选隐去；没有研究。</translation>
  </message>
  <message>
   <source>Empty cells: not mentioned; looked for, reported absent; filtered out; no study.</source>
   <translation>空格：未提及；已考察，报告为无；已被筛选排除；无研究。</translation>
  </message>
  <message>
   <source>Empty:</source>
   <translation>空格：</translation>
  </message>
  <message>
   <source>Enter: open the passage</source>
   <translation>回车：打开片段</translation>
  </message>
  <message>
   <source>Events of the year: %1</source>
   <translation>当年事件：%1</translation>
  </message>
  <message>
   <source>Events: %1</source>
   <translation>事件：%1</translation>
  </message>
  <message>
   <source>Evidence map in dots, %1 by %2</source>
   <translation>证据地图（圆点），%1 × %2</translation>
  </message>
  <message>
   <source>Evidence map, %1 by %2</source>
   <translation>证据地图，%1 × %2</translation>
  </message>
  <message>
   <source>Evidence map: barriers per %1 and %2</source>
   <translation>证据地图：各%1与%2中报告障碍因素的研究数</translation>
  </message>
  <message>
   <source>Evidence map: facilitators per %1 and %2</source>
   <translation>证据地图：各%1与%2中报告促进因素的研究数</translation>
  </message>
  <message>
   <source>Evidence map: studies per %1 and %2</source>
   <translation>证据地图：各%1与%2的研究数</translation>
  </message>
  <message>
   <source>Facilitator</source>
   <translation>促进因素</translation>
  </message>
  <message numerus="yes">
   <source>Facilitator: %n studies</source>
   <translation>
    <numerusform>促进因素：%n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Facilitators in %n columns, by number of studies</source>
   <translation>
    <numerusform>%n 列中的促进因素，按研究数</numerusform>
   </translation>
  </message>
  <message>
   <source>Facilitators × %2</source>
   <translation>促进因素 × %2</translation>
  </message>
  <message numerus="yes">
   <source>Filtered out: %n studies</source>
   <translation>
    <numerusform>已被筛选排除：%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Findings in a cell</source>
   <translation>每格研究发现数</translation>
  </message>
  <message>
   <source>Folded; press Right to open</source>
   <translation>已折叠，按右箭头展开</translation>
  </message>
  <message>
   <source>Frequent codes meet often by chance: read a number beside the studies of its row and column.</source>
   <translation>常用编码偶然共现也多：请对照所在行与列的研究数来读。</translation>
  </message>
  <message>
   <source>Hidden by filter</source>
   <translation>已被筛选排除</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>图例</translation>
  </message>
  <message>
   <source>Legend: each cell says how many studies speak of it.</source>
   <translation>图例：每个单元格写明有多少项研究提到。</translation>
  </message>
  <message>
   <source>Legend: each study is named with its evidence in the cell.</source>
   <translation>图例：每项研究后为其在该格中的证据性质。</translation>
  </message>
  <message>
   <source>Looked for, reported absent</source>
   <translation>已考察，报告为无</translation>
  </message>
  <message numerus="yes">
   <source>Looked for, reported absent: %n studies</source>
   <translation>
    <numerusform>已考察，报告为无：%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Matrix, %1 by %2</source>
   <translation>矩阵，%1 × %2</translation>
  </message>
  <message>
   <source>Named in one passage: %1 × %2</source>
   <translation>见于同一片段：%1 × %2</translation>
  </message>
  <message>
   <source>Never in one passage</source>
   <translation>从未见于同一片段</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>New barriers and facilitators by study</source>
   <translation>各研究新增的障碍与促进因素</translation>
  </message>
  <message>
   <source>New barriers by study</source>
   <translation>各研究新增的障碍因素</translation>
  </message>
  <message>
   <source>New codes of all kinds by study</source>
   <translation>各研究新增的编码（全部类别）</translation>
  </message>
  <message>
   <source>New facilitators by study</source>
   <translation>各研究新增的促进因素</translation>
  </message>
  <message>
   <source>New methods by study</source>
   <translation>各研究新增的方法编码</translation>
  </message>
  <message>
   <source>New outcomes by study</source>
   <translation>各研究新增的结局编码</translation>
  </message>
  <message>
   <source>No Chinese text yet</source>
   <translation>尚无中文文本</translation>
  </message>
  <message>
   <source>No study carries this code</source>
   <translation>没有研究带有此编码</translation>
  </message>
  <message>
   <source>No study here</source>
   <translation>此处无研究</translation>
  </message>
  <message>
   <source>No study of this model</source>
   <translation>尚无该模式的研究</translation>
  </message>
  <message>
   <source>Not mentioned</source>
   <translation>未提及</translation>
  </message>
  <message>
   <source>Not mentioned by any: %1</source>
   <translation>各列均未提及：%1</translation>
  </message>
  <message numerus="yes">
   <source>Not mentioned; %n studies of this model</source>
   <translation>
    <numerusform>未提及；该模式有 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>One bar per year of publication (not of fieldwork), its number: studies. Dashed lines are policy events.</source>
   <translation>每个发表年份（非调查年份）一柱，数字为研究数。虚线为政策事件。</translation>
  </message>
  <message>
   <source>One column for all models; press Enter to open</source>
   <translation>全部模式合为一列，按 Enter 展开</translation>
  </message>
  <message>
   <source>One dot per study, by year of publication (not of fieldwork). Dashed lines are policy events.</source>
   <translation>每点为一项研究，按发表年份（非调查年份）。虚线为政策事件。</translation>
  </message>
  <message>
   <source>One mark per study:</source>
   <translation>每个标记为一项研究：</translation>
  </message>
  <message>
   <source>Open; press Left to fold</source>
   <translation>已展开，按左箭头折叠</translation>
  </message>
  <message>
   <source>Passages in a cell</source>
   <translation>每格片段数</translation>
  </message>
  <message>
   <source>Press Enter to open</source>
   <translation>按回车打开</translation>
  </message>
  <message>
   <source>Press Enter to put its models into one column</source>
   <translation>按 Enter 将其模式合为一列</translation>
  </message>
  <message>
   <source>Silence is not absence</source>
   <translation>未提及不等于不存在</translation>
  </message>
  <message>
   <source>Space: keep as filter</source>
   <translation>空格：设为筛选条件</translation>
  </message>
  <message>
   <source>Studies by the day they were first coded; those of one day in the order they came into the library.</source>
   <translation>研究按首次编码日期排列；同日者按进入文库的先后。</translation>
  </message>
  <message>
   <source>Studies by year of publication; those of one year in the order they came into the library.</source>
   <translation>研究按发表年份排列；同年者按进入文库的先后。</translation>
  </message>
  <message>
   <source>Studies in a cell</source>
   <translation>每格研究数</translation>
  </message>
  <message>
   <source>The same code: nothing to count</source>
   <translation>同一编码，无可计数</translation>
  </message>
  <message>
   <source>Together with any</source>
   <translation>与任一编码共现</translation>
  </message>
  <message>
   <source>Two barriers in one passage: %1 × %2</source>
   <translation>同一片段中的两项障碍因素：%1 × %2</translation>
  </message>
  <message>
   <source>Two facilitators in one passage: %1 × %2</source>
   <translation>同一片段中的两项促进因素：%1 × %2</translation>
  </message>
  <message>
   <source>Which are new</source>
   <translation>新增的编码</translation>
  </message>
  <message>
   <source>all</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>all codes</source>
   <translation>全部编码</translation>
  </message>
  <message>
   <source>asked about barriers</source>
   <translation>探讨了障碍因素</translation>
  </message>
  <message>
   <source>asked in part</source>
   <translation>部分探讨</translation>
  </message>
  <message>
   <source>bar: codes a study is the first to carry</source>
   <translation>柱：该研究最先带有的编码</translation>
  </message>
  <message>
   <source>barrier</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>barriers</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>barriers and facilitators</source>
   <translation>障碍与促进因素</translation>
  </message>
  <message>
   <source>care model</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>care models</source>
   <translation>医疗服务模式</translation>
  </message>
  <message numerus="yes">
   <source>carries %n codes</source>
   <translation>
    <numerusform>带有 %n 个编码</numerusform>
   </translation>
  </message>
  <message>
   <source>coder</source>
   <translation>编码者</translation>
  </message>
  <message>
   <source>coders</source>
   <translation>编码者</translation>
  </message>
  <message>
   <source>codes</source>
   <translation>编码数</translation>
  </message>
  <message>
   <source>codes so far</source>
   <translation>累计编码数</translation>
  </message>
  <message>
   <source>counted in findings</source>
   <translation>按研究发现计数</translation>
  </message>
  <message>
   <source>counted in passages</source>
   <translation>按片段计数</translation>
  </message>
  <message>
   <source>countries of care</source>
   <translation>服务所在国家</translation>
  </message>
  <message>
   <source>country of care</source>
   <translation>服务所在国家</translation>
  </message>
  <message>
   <source>date coded</source>
   <translation>编码日期</translation>
  </message>
  <message>
   <source>dotted: implied</source>
   <translation>虚线：隐含</translation>
  </message>
  <message>
   <source>facilitator</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>facilitators</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>filled: reported result</source>
   <translation>实心：报告的结果</translation>
  </message>
  <message>
   <source>filters: %1</source>
   <translation>筛选条件：%1</translation>
  </message>
  <message numerus="yes">
   <source>first %1 studies: %n codes</source>
   <translation>
    <numerusform>前 %1 项研究：%n 个编码</numerusform>
   </translation>
  </message>
  <message>
   <source>hidden by filter</source>
   <translation>被筛选隐藏</translation>
  </message>
  <message>
   <source>hollow: interpretation or recommendation</source>
   <translation>空心：作者解读或建议</translation>
  </message>
  <message>
   <source>implied</source>
   <translation>隐含</translation>
  </message>
  <message>
   <source>implied, not stated</source>
   <translation>隐含，未明说</translation>
  </message>
  <message numerus="yes">
   <source>in %n studies</source>
   <translation>
    <numerusform>见于 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>interpretation or recommendation</source>
   <translation>解读或建议</translation>
  </message>
  <message>
   <source>interpretation, recommendation or implied</source>
   <translation>解读、建议或隐含</translation>
  </message>
  <message numerus="yes">
   <source>last %1 studies: %n new codes</source>
   <translation>
    <numerusform>最后 %1 项研究：新增 %n 个编码</numerusform>
   </translation>
  </message>
  <message>
   <source>line: all codes so far</source>
   <translation>线：累计编码数</translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n findings</source>
   <translation>
    <numerusform>最长的条 = %n 条研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n passages</source>
   <translation>
    <numerusform>最长的条 = %n 个片段</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n studies</source>
   <translation>
    <numerusform>最长条 = %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>looked for, reported absent</source>
   <translation>已考察，报告为无</translation>
  </message>
  <message>
   <source>method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>methods</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>never in one passage</source>
   <translation>从未见于同一片段</translation>
  </message>
  <message>
   <source>new codes</source>
   <translation>新增编码数</translation>
  </message>
  <message>
   <source>no filter</source>
   <translation>无筛选</translation>
  </message>
  <message>
   <source>no new code</source>
   <translation>无新增编码</translation>
  </message>
  <message>
   <source>no other filter</source>
   <translation>无其他筛选</translation>
  </message>
  <message>
   <source>no study|of these|models</source>
   <translation>尚无|这些模式|的研究</translation>
  </message>
  <message>
   <source>not dated</source>
   <translation>日期不明</translation>
  </message>
  <message>
   <source>not judged</source>
   <translation>未判定</translation>
  </message>
  <message>
   <source>not mentioned</source>
   <translation>未提及</translation>
  </message>
  <message>
   <source>no|study</source>
   <translation>尚无|研究</translation>
  </message>
  <message>
   <source>outcome</source>
   <translation>结局</translation>
  </message>
  <message>
   <source>outcomes</source>
   <translation>结局</translation>
  </message>
  <message>
   <source>programme</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>programmes</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>reported result</source>
   <translation>报告的结果</translation>
  </message>
  <message>
   <source>studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>study</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>study %1 of %2</source>
   <translation>第 %1 项，共 %2 项</translation>
  </message>
  <message>
   <source>study design</source>
   <translation>研究设计</translation>
  </message>
  <message>
   <source>study designs</source>
   <translation>研究设计</translation>
  </message>
  <message>
   <source>theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>year</source>
   <translation>年份</translation>
  </message>
  <message>
   <source>years</source>
   <translation>年份</translation>
  </message>
 </context>
 <context>
  <name>ComparePanel</name>
  <message numerus="yes">
   <source>%n cells of the chart</source>
   <translation>
    <numerusform>图中的 %n 格</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more studies hidden by filter</source>
   <translation>
    <numerusform>另有 %n 项研究被筛选隐藏</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies in the chosen columns</source>
   <translation>
    <numerusform>所选各列涉及 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Author interpretation</source>
   <translation>作者解读</translation>
  </message>
  <message>
   <source>Background claim</source>
   <translation>背景陈述</translation>
  </message>
  <message>
   <source>Claims side by side</source>
   <translation>论断并列对照</translation>
  </message>
  <message numerus="yes">
   <source>Co-occurrence needs %n coded studies</source>
   <translation>
    <numerusform>编码共现需要 %n 项已编码研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Code a passage with a barrier or facilitator, and its study appears here.</source>
   <translation>用障碍因素或促进因素对片段编码后，其所属研究会出现在这里。</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>正在计数…</translation>
  </message>
  <message>
   <source>Give a passage a second code, or choose other rows and columns.</source>
   <translation>请为片段再加一个编码，或选择其他行与列。</translation>
  </message>
  <message>
   <source>No passage carries two of these codes</source>
   <translation>没有片段同时带有其中两个编码</translation>
  </message>
  <message>
   <source>Not judged (no finding)</source>
   <translation>未判定（无研究发现）</translation>
  </message>
  <message>
   <source>Nothing is coded yet</source>
   <translation>尚无编码记录</translation>
  </message>
  <message>
   <source>Recommendation</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Reported result</source>
   <translation>报告的结果</translation>
  </message>
  <message numerus="yes">
   <source>Saturation needs %n coded studies</source>
   <translation>
    <numerusform>资料饱和需要 %n 项已编码研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Studies by year of publication, over policy events</source>
   <translation>按发表年份的研究与政策事件</translation>
  </message>
  <message>
   <source>Table of the chart</source>
   <translation>图表的数据表</translation>
  </message>
  <message>
   <source>The timeline needs 5 studies</source>
   <translation>时间线需要至少 5 项研究</translation>
  </message>
  <message>
   <source>What the studies say, side by side</source>
   <translation>各研究怎么说：并列对照</translation>
  </message>
  <message>
   <source>With fewer studies that have a year, dots over policy events would show a pattern that is none.</source>
   <translation>有年份的研究太少时，政策事件上方的圆点会显出并不存在的规律。</translation>
  </message>
  <message>
   <source>With fewer, almost every study brings new codes, and where the curve flattens is chance.</source>
   <translation>研究更少时，几乎每项研究都带来新编码，曲线在何处变平纯属偶然。</translation>
  </message>
  <message>
   <source>With fewer, two codes that one or two studies name together would look like a pattern.</source>
   <translation>研究更少时，一两项研究同时提到的两个编码会看似规律。</translation>
  </message>
  <message>
   <source>chosen: %1</source>
   <translation>已选：%1</translation>
  </message>
  <message numerus="yes">
   <source>of each cell the %n strongest passages of a sign</source>
   <translation>
    <numerusform>每格各类仅列依据最强的 %n 个片段</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>the first %1 of %n passages</source>
   <translation>
    <numerusform>共 %n 个片段，列出前 %1 个</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DesignerWindow</name>
  <message>
   <source>%1 (no longer there)</source>
   <translation>%1（已不存在）</translation>
  </message>
  <message>
   <source>As usual</source>
   <translation>按默认</translation>
  </message>
  <message>
   <source>Chart at a glance</source>
   <translation>图表一览</translation>
  </message>
  <message>
   <source>Charts</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Charts in their order</source>
   <translation>图表及其顺序</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Findings by theme</source>
   <translation>按主题的发现</translation>
  </message>
  <message>
   <source>Findings in their order</source>
   <translation>发现及其顺序</translation>
  </message>
  <message>
   <source>How this was made</source>
   <translation>编制说明</translation>
  </message>
  <message>
   <source>Its heading in Chinese</source>
   <translation>该部分的中文标题</translation>
  </message>
  <message>
   <source>Its heading in English</source>
   <translation>该部分的英文标题</translation>
  </message>
  <message>
   <source>Keep the report</source>
   <translation>保存报告</translation>
  </message>
  <message>
   <source>Keep…</source>
   <translation>保存…</translation>
  </message>
  <message>
   <source>Kept reports</source>
   <translation>已保存的报告</translation>
  </message>
  <message>
   <source>List of findings</source>
   <translation>发现列表</translation>
  </message>
  <message>
   <source>Memos</source>
   <translation>备忘录</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Not kept yet</source>
   <translation>尚未保存</translation>
  </message>
  <message>
   <source>Pages of the report</source>
   <translation>报告页面</translation>
  </message>
  <message>
   <source>Parts of the report</source>
   <translation>报告的各部分</translation>
  </message>
  <message>
   <source>Question and material</source>
   <translation>问题与材料</translation>
  </message>
  <message>
   <source>References</source>
   <translation>参考文献</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Report designer</source>
   <translation>报告设计</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>各部分</translation>
  </message>
  <message>
   <source>Sections in their order</source>
   <translation>各部分及其顺序</translation>
  </message>
  <message>
   <source>Table of studies</source>
   <translation>纳入研究表</translation>
  </message>
  <message>
   <source>Texts, sentence by sentence</source>
   <translation>逐句对照文本</translation>
  </message>
  <message>
   <source>The pages are being set…</source>
   <translation>正在排版…</translation>
  </message>
  <message>
   <source>The words behind the findings</source>
   <translation>原文依据</translation>
  </message>
 </context>
 <context>
  <name>DoubtLine</name>
  <message numerus="yes">
   <source>%n of your %1 bilingual findings stand on a doubtful translation</source>
   <translation>
    <numerusform>%1 条双语研究发现中有 %n 条依据的译文存疑</numerusform>
   </translation>
  </message>
  <message>
   <source>Show these findings</source>
   <translation>显示这些研究发现</translation>
  </message>
 </context>
 <context>
  <name>DuplicatesDialog</name>
  <message numerus="yes">
   <source>%n groups of records may be one study each</source>
   <translation>
    <numerusform>有 %n 组题录疑似各为同一研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Did a study come in twice?</source>
   <translation>是否有研究重复导入？</translation>
  </message>
  <message>
   <source>Duplicates</source>
   <translation>重复条目</translation>
  </message>
  <message>
   <source>Groups of records</source>
   <translation>疑似重复的题录组</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>重新查找</translation>
  </message>
  <message>
   <source>Look for duplicates</source>
   <translation>查找重复条目</translation>
  </message>
  <message>
   <source>Looking for duplicates…</source>
   <translation>正在查找重复条目…</translation>
  </message>
  <message numerus="yes">
   <source>Merge %n records</source>
   <translation>
    <numerusform>合并 %n 条题录</numerusform>
   </translation>
  </message>
  <message>
   <source>Merge into the record to keep (Ctrl+Return)</source>
   <translation>合并到要保留的题录（Ctrl+Return）</translation>
  </message>
  <message>
   <source>Merging records…</source>
   <translation>正在合并题录…</translation>
  </message>
  <message>
   <source>No duplicates</source>
   <translation>没有重复条目</translation>
  </message>
  <message>
   <source>No two records look like one study, but for those you kept apart.</source>
   <translation>除已标为不重复的以外，没有疑似同一研究的题录。</translation>
  </message>
  <message>
   <source>Not duplicates</source>
   <translation>不是重复</translation>
  </message>
  <message>
   <source>Numbers, titles, authors, years and pages are compared, within and across languages.</source>
   <translation>在同一语言内和中英文之间比较编号、标题、作者、年份和页码。</translation>
  </message>
  <message>
   <source>Open in the reader</source>
   <translation>在阅读器中打开</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Remember that these are different studies (Ctrl+D)</source>
   <translation>记住这些是不同的研究（Ctrl+D）</translation>
  </message>
  <message>
   <source>Show fields that agree, too</source>
   <translation>同时显示一致的字段</translation>
  </message>
  <message>
   <source>The records side by side</source>
   <translation>题录并列比较</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>（无标题）</translation>
  </message>
  <message>
   <source>You can go on working.</source>
   <translation>您可以继续工作。</translation>
  </message>
 </context>
 <context>
  <name>ErrorWindow</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>复制错误报告</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Show details</source>
   <translation>显示详细信息</translation>
  </message>
  <message>
   <source>Something went wrong</source>
   <translation>出现问题</translation>
  </message>
  <message>
   <source>Something went wrong in the program</source>
   <translation>程序出现问题</translation>
  </message>
  <message>
   <source>What you did last may not have been done. Everything saved before is safe. Please copy the report and send it to the people who make the program.</source>
   <translation>您刚才的操作可能未完成。此前保存的内容都安全。请复制错误报告，发送给程序的开发者。</translation>
  </message>
 </context>
 <context>
  <name>EventsForm</name>
  <message>
   <source>Add an event</source>
   <translation>添加事件</translation>
  </message>
  <message>
   <source>Bundled events again</source>
   <translation>恢复内置事件</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>国家或地区</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Events stand as dashed lines in the lane of their country. Say where each fact is from.</source>
   <translation>事件以虚线显示在所属国家的行中。请注明每项事实的出处。</translation>
  </message>
  <message>
   <source>Label in Chinese</source>
   <translation>中文名称</translation>
  </message>
  <message>
   <source>Label in English</source>
   <translation>英文名称</translation>
  </message>
  <message>
   <source>Policy events</source>
   <translation>政策事件</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>出处</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message numerus="yes">
   <source>%n ticked findings</source>
   <translation>
    <numerusform>%n 条已勾选的研究发现</numerusform>
   </translation>
  </message>
  <message>
   <source>A4</source>
   <translation>A4</translation>
  </message>
  <message>
   <source>APA 7</source>
   <translation>APA 7</translation>
  </message>
  <message numerus="yes">
   <source>All %n findings</source>
   <translation>
    <numerusform>全部 %n 条研究发现</numerusform>
   </translation>
  </message>
  <message>
   <source>All findings of the library</source>
   <translation>文库的全部研究发现</translation>
  </message>
  <message>
   <source>As usual in this language</source>
   <translation>按该语言的惯例</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Both languages</source>
   <translation>中英双语</translation>
  </message>
  <message>
   <source>CSV table</source>
   <translation>CSV 表格</translation>
  </message>
  <message>
   <source>Charts</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Charts count</source>
   <translation>图表计数范围</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Excel workbook</source>
   <translation>Excel 工作簿</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>Export findings</source>
   <translation>导出发现</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Findings in the order of the report</source>
   <translation>按报告顺序排列的研究发现</translation>
  </message>
  <message>
   <source>Full report</source>
   <translation>完整报告</translation>
  </message>
  <message>
   <source>GB/T 7714</source>
   <translation>GB/T 7714</translation>
  </message>
  <message>
   <source>Kind of file</source>
   <translation>文件类型</translation>
  </message>
  <message>
   <source>Kind of report</source>
   <translation>报告类型</translation>
  </message>
  <message>
   <source>Language of the report</source>
   <translation>报告语言</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>No finding is ticked for the report, so all are exported. To choose some and put them in order here, tick the boxes before them in the list of findings.</source>
   <translation>没有勾选要写入报告的研究发现，因此将全部导出。若要挑选并在此排序，请在研究发现列表中勾选其前面的方框。</translation>
  </message>
  <message>
   <source>Only the chosen findings</source>
   <translation>仅所选研究发现</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>PDF with its data inside (evidence pack)</source>
   <translation>附带数据的 PDF（证据包）</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <source>Policy brief</source>
   <translation>政策简报</translation>
  </message>
  <message>
   <source>References</source>
   <translation>参考文献</translation>
  </message>
  <message>
   <source>Replace the file</source>
   <translation>替换该文件</translation>
  </message>
  <message>
   <source>Subtitle</source>
   <translation>副标题</translation>
  </message>
  <message>
   <source>There are no findings yet. Code words in the reader and make a finding of them first.</source>
   <translation>还没有研究发现。请先在阅读器中为文字编码，再据此建立研究发现。</translation>
  </message>
  <message numerus="yes">
   <source>This is more than one PDF can hold: it comes in at least %n volumes beside each other.</source>
   <translation>
    <numerusform>内容超出一个 PDF 的容量：将分为至少 %n 卷，存放在同一位置。</numerusform>
   </translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>US Letter</source>
   <translation>美国信纸</translation>
  </message>
  <message>
   <source>Vancouver</source>
   <translation>温哥华格式</translation>
  </message>
  <message>
   <source>Web page that stands alone</source>
   <translation>独立网页</translation>
  </message>
  <message>
   <source>What gets in the way of integrated care, and what helps</source>
   <translation>整合照护：什么在阻碍，什么有帮助</translation>
  </message>
  <message>
   <source>Word document</source>
   <translation>Word 文档</translation>
  </message>
  <message>
   <source>“%1” is there already. Choose another file, or replace it.</source>
   <translation>“%1”已存在。请选择其他文件，或替换它。</translation>
  </message>
 </context>
 <context>
  <name>Faces</name>
  <message numerus="yes">
   <source>%n pairs: one theme, the same or a related care model, a barrier beside a facilitator. Read both before you decide what the difference means.</source>
   <translation>
    <numerusform>%n 对：同一主题，相同或相关的医疗服务模式，障碍因素与促进因素并列。请读过两者再判断差异的含义。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were written to %1.</source>
   <translation>
    <numerusform>已将 %n 项研究写入 %1。</numerusform>
   </translation>
  </message>
  <message>
   <source>Export the framework matrix</source>
   <translation>导出框架矩阵</translation>
  </message>
  <message>
   <source>Findings with opposite signs on one theme</source>
   <translation>同一主题下方向相反的研究发现</translation>
  </message>
  <message>
   <source>Framework matrix of studies by themes</source>
   <translation>框架矩阵：研究 × 主题</translation>
  </message>
  <message>
   <source>How findings are shown</source>
   <translation>研究发现的显示方式</translation>
  </message>
  <message>
   <source>Matrix</source>
   <translation>矩阵</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Tensions</source>
   <translation>矛盾发现</translation>
  </message>
  <message>
   <source>The first %1 are listed.</source>
   <translation>仅列出前 %1 对。</translation>
  </message>
  <message>
   <source>framework matrix</source>
   <translation>框架矩阵</translation>
  </message>
 </context>
 <context>
  <name>Fields</name>
  <message>
   <source>A4</source>
   <translation>A4</translation>
  </message>
  <message>
   <source>APA 7</source>
   <translation>APA 7</translation>
  </message>
  <message>
   <source>All findings of the library</source>
   <translation>文库的全部研究发现</translation>
  </message>
  <message>
   <source>As the report</source>
   <translation>与报告一致</translation>
  </message>
  <message>
   <source>As usual in this language</source>
   <translation>按该语言的惯例</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Both languages</source>
   <translation>中英双语</translation>
  </message>
  <message>
   <source>Charts count</source>
   <translation>图表计数范围</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Full report</source>
   <translation>完整报告</translation>
  </message>
  <message>
   <source>GB/T 7714</source>
   <translation>GB/T 7714</translation>
  </message>
  <message>
   <source>Kind of report</source>
   <translation>报告类型</translation>
  </message>
  <message>
   <source>Language of quotes</source>
   <translation>引文语言</translation>
  </message>
  <message>
   <source>Language of the report</source>
   <translation>报告语言</translation>
  </message>
  <message>
   <source>No quotes</source>
   <translation>不含引文</translation>
  </message>
  <message>
   <source>Only the chosen findings</source>
   <translation>仅所选研究发现</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <source>Policy brief</source>
   <translation>政策简报</translation>
  </message>
  <message>
   <source>Question in Chinese</source>
   <translation>中文研究问题</translation>
  </message>
  <message>
   <source>Question in English</source>
   <translation>英文研究问题</translation>
  </message>
  <message>
   <source>References</source>
   <translation>参考文献</translation>
  </message>
  <message>
   <source>Subtitle in Chinese</source>
   <translation>中文副标题</translation>
  </message>
  <message>
   <source>Subtitle in English</source>
   <translation>英文副标题</translation>
  </message>
  <message>
   <source>Title in Chinese</source>
   <translation>中文标题</translation>
  </message>
  <message>
   <source>Title in English</source>
   <translation>英文标题</translation>
  </message>
  <message>
   <source>US Letter</source>
   <translation>美国信纸</translation>
  </message>
  <message>
   <source>Vancouver</source>
   <translation>温哥华格式</translation>
  </message>
 </context>
 <context>
  <name>Filing</name>
  <message numerus="yes">
   <source>%n sentence pairs were written to %1.</source>
   <translation>
    <numerusform>已将 %n 个句对写入 %1。</numerusform>
   </translation>
  </message>
  <message>
   <source>Copied to %1</source>
   <translation>已复制到 %1</translation>
  </message>
  <message>
   <source>Copy of %1</source>
   <translation>%1 的副本</translation>
  </message>
  <message>
   <source>Diptych libraries</source>
   <translation>Diptych 文库</translation>
  </message>
  <message>
   <source>Drop to import, or to open a library</source>
   <translation>拖放到此处即可导入，或打开文库</translation>
  </message>
  <message>
   <source>Export translation memory</source>
   <translation>导出翻译记忆</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Import a folder</source>
   <translation>导入文件夹</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>文库</translation>
  </message>
  <message>
   <source>New library</source>
   <translation>新建文库</translation>
  </message>
  <message>
   <source>Open library</source>
   <translation>打开文库</translation>
  </message>
  <message>
   <source>Restore from a backup</source>
   <translation>从备份恢复</translation>
  </message>
  <message>
   <source>Save a copy</source>
   <translation>保存副本</translation>
  </message>
  <message>
   <source>Table parted by tabs (*.tsv)</source>
   <translation>制表符分隔的表格 (*.tsv)</translation>
  </message>
  <message>
   <source>This library is read only. Save a copy to import into it.</source>
   <translation>该文库为只读。请先保存副本，再向副本导入。</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>Clear filters</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Search in the findings</source>
   <translation>在研究发现中搜索</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Find in both texts</source>
   <translation>在两种文本中查找</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>下一处</translation>
  </message>
  <message>
   <source>Previous place</source>
   <translation>上一处</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>未找到</translation>
  </message>
 </context>
 <context>
  <name>FindingForm</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>作用方向</translation>
  </message>
  <message>
   <source>Edit the finding</source>
   <translation>修改研究发现</translation>
  </message>
  <message>
   <source>Evidence status</source>
   <translation>证据性质</translation>
  </message>
  <message>
   <source>Finding in Chinese</source>
   <translation>研究发现（中文）</translation>
  </message>
  <message>
   <source>Finding in English</source>
   <translation>研究发现（英文）</translation>
  </message>
  <message>
   <source>New finding</source>
   <translation>新建研究发现</translation>
  </message>
  <message>
   <source>No words: the passage waits for review</source>
   <translation>没有文字：该片段待复核</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Split off</source>
   <translation>拆分</translation>
  </message>
  <message>
   <source>Take off</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>The finding no longer rests on the ticked passages.</source>
   <translation>该研究发现不再以勾选的片段为依据。</translation>
  </message>
  <message>
   <source>The ticked passages go to a finding of their own.</source>
   <translation>勾选的片段将归入一条新的研究发现。</translation>
  </message>
  <message>
   <source>The words it rests on</source>
   <translation>所依据的文字</translation>
  </message>
 </context>
 <context>
  <name>FindingLines</name>
  <message>
   <source>%1, %2</source>
   <translation>%1，%2</translation>
  </message>
  <message>
   <source>Edit the finding…</source>
   <translation>修改研究发现…</translation>
  </message>
 </context>
 <context>
  <name>FindingsPanel</name>
  <message>
   <source>%1 of %2</source>
   <translation>%1 / %2</translation>
  </message>
  <message numerus="yes">
   <source>%n ticked for the report</source>
   <translation>
    <numerusform>已勾选 %n 条入报告</numerusform>
   </translation>
  </message>
  <message>
   <source>Add to report</source>
   <translation>加入报告</translation>
  </message>
  <message>
   <source>Clear filters</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Code a passage in the reader, then press F to say what it claims.</source>
   <translation>先在阅读面板中对片段编码，再按 F 写出其论断。</translation>
  </message>
  <message numerus="yes">
   <source>Copied %n findings with their citations.</source>
   <translation>
    <numerusform>已复制 %n 条发现及其引文信息。</numerusform>
   </translation>
  </message>
  <message>
   <source>Copy with citation</source>
   <translation>连同引文信息复制</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n findings</source>
   <translation>
    <numerusform>删除 %n 条研究发现</numerusform>
   </translation>
  </message>
  <message>
   <source>Edit the finding…</source>
   <translation>修改研究发现…</translation>
  </message>
  <message>
   <source>Export findings</source>
   <translation>导出发现</translation>
  </message>
  <message>
   <source>Export the framework matrix…</source>
   <translation>导出框架矩阵…</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Fold the panel away</source>
   <translation>收起面板</translation>
  </message>
  <message>
   <source>Memo…</source>
   <translation>备忘录…</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>No finding answers</source>
   <translation>没有相符的研究发现</translation>
  </message>
  <message>
   <source>No findings yet</source>
   <translation>尚无研究发现</translation>
  </message>
  <message>
   <source>Search and filter</source>
   <translation>搜索与筛选</translation>
  </message>
  <message>
   <source>Show the words it rests on</source>
   <translation>显示所依据的文字</translation>
  </message>
  <message>
   <source>Sort by</source>
   <translation>排序方式</translation>
  </message>
  <message>
   <source>Sort by hand to move findings.</source>
   <translation>按手动顺序排列后才能移动研究发现。</translation>
  </message>
  <message>
   <source>Take a filter away to see more.</source>
   <translation>取消一个筛选条件可看到更多。</translation>
  </message>
  <message>
   <source>Take out of the report</source>
   <translation>移出报告</translation>
  </message>
  <message>
   <source>Tick all that are shown</source>
   <translation>勾选当前显示的全部</translation>
  </message>
  <message>
   <source>Tick none of those shown</source>
   <translation>取消勾选当前显示的全部</translation>
  </message>
 </context>
 <context>
  <name>FitPage</name>
  <message>
   <source>%1: %2 codes, %3 with passages</source>
   <translation>%1：%2 个编码，其中 %3 个有片段</translation>
  </message>
  <message>
   <source>Best-fit synthesis: code by the framework first. New codes with passages and no domain are what the framework does not hold; domains without passages are what the texts say nothing of.</source>
   <translation>最佳拟合框架综合：先按框架编码。有片段而无对应维度的新编码，是框架未涵盖的内容；没有片段的维度，是文本未提及的内容。</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Domains</source>
   <translation>框架维度</translation>
  </message>
  <message>
   <source>Framework codes and new codes</source>
   <translation>框架编码与新编码</translation>
  </message>
  <message>
   <source>From a framework</source>
   <translation>来自框架</translation>
  </message>
  <message>
   <source>From the literature</source>
   <translation>来自文献</translation>
  </message>
  <message>
   <source>From the seeds</source>
   <translation>来自种子文献</translation>
  </message>
  <message>
   <source>New in this library</source>
   <translation>本文库新建</translation>
  </message>
  <message>
   <source>No framework is switched on: see Frameworks.</source>
   <translation>尚未启用任何框架：见“框架”页。</translation>
  </message>
  <message>
   <source>Other language</source>
   <translation>另一语言</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
 </context>
 <context>
  <name>Foot</name>
  <message>
   <source>CSV table</source>
   <translation>CSV 表格</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Excel workbook</source>
   <translation>Excel 工作簿</translation>
  </message>
  <message>
   <source>Export the report</source>
   <translation>导出报告</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>PDF with its data inside (evidence pack)</source>
   <translation>附带数据的 PDF（证据包）</translation>
  </message>
  <message>
   <source>Web page that stands alone</source>
   <translation>独立网页</translation>
  </message>
  <message>
   <source>Word document</source>
   <translation>Word 文档</translation>
  </message>
 </context>
 <context>
  <name>FrameworksPage</name>
  <message>
   <source>Framework</source>
   <translation>框架</translation>
  </message>
  <message>
   <source>Frameworks</source>
   <translation>框架</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>出处</translation>
  </message>
  <message>
   <source>Ticked frameworks stand in the codebook under Other codes. Unticked, what nobody used goes and what was used is retired; both can be undone.</source>
   <translation>勾选的框架列在编码本的“其他编码”之下。取消勾选后，未用过的编码删除，用过的停用；两者均可撤销。</translation>
  </message>
 </context>
 <context>
  <name>GlossaryDialog</name>
  <message numerus="yes">
   <source>%n terms</source>
   <translation>
    <numerusform>%n 条术语</numerusform>
   </translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Export terms</source>
   <translation>导出术语</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Glossaries (*.csv *.tsv *.tbx *.xml)</source>
   <translation>术语表 (*.csv *.tsv *.tbx *.xml)</translation>
  </message>
  <message>
   <source>Glossary</source>
   <translation>术语表</translation>
  </message>
  <message>
   <source>Import terms</source>
   <translation>导入术语</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>New term</source>
   <translation>新建术语</translation>
  </message>
  <message>
   <source>Revert</source>
   <translation>还原</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Search in English or 中文</source>
   <translation>用中文或 English 搜索</translation>
  </message>
  <message>
   <source>TBX (*.tbx)</source>
   <translation>TBX (*.tbx)</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>术语</translation>
  </message>
  <message>
   <source>glossary</source>
   <translation>术语表</translation>
  </message>
 </context>
 <context>
  <name>Gutter</name>
  <message numerus="yes">
   <source>%1, %n doubtful places</source>
   <translation>
    <numerusform>%1，%n 处存疑</numerusform>
   </translation>
  </message>
  <message>
   <source>Added in the translation</source>
   <translation>译文增添</translation>
  </message>
  <message>
   <source>Checked</source>
   <translation>已核对</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>已确认</translation>
  </message>
  <message>
   <source>No translation needed</source>
   <translation>无需译文</translation>
  </message>
  <message>
   <source>Numbers and reading states of the sentence pairs</source>
   <translation>句对的编号与核对状态</translation>
  </message>
  <message>
   <source>Omitted in the translation</source>
   <translation>译文缺漏</translation>
  </message>
  <message>
   <source>Sentence pairs</source>
   <translation>句对</translation>
  </message>
  <message>
   <source>Set by hand</source>
   <translation>手动设定</translation>
  </message>
  <message>
   <source>Unchecked</source>
   <translation>未核对</translation>
  </message>
  <message>
   <source>Wrong</source>
   <translation>有误</translation>
  </message>
 </context>
 <context>
  <name>Header</name>
  <message>
   <source>How the texts are shown</source>
   <translation>文本显示方式</translation>
  </message>
  <message>
   <source>Memo on this study</source>
   <translation>本研究的备忘录</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>Sentence pairs</source>
   <translation>句对</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>字号</translation>
  </message>
 </context>
 <context>
  <name>Hearing</name>
  <message>
   <source>%1 text, %2, %3</source>
   <translation>%1文本，%2，%3</translation>
  </message>
  <message>
   <source>%1 text, none yet</source>
   <translation>%1文本，暂无</translation>
  </message>
  <message>
   <source>Coded: %1</source>
   <translation>已编码：%1</translation>
  </message>
  <message>
   <source>J and K step through the sentence pairs, L goes to the other language, C codes the selection</source>
   <translation>J 和 K 逐对移动，L 转到另一种语言，C 对所选文字编码</translation>
  </message>
  <message>
   <source>Pair %1: %2</source>
   <translation>句对 %1：%2</translation>
  </message>
  <message>
   <source>highlight</source>
   <translation>高亮</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Ask for everyone or every code to see more.</source>
   <translation>改为所有人或所有编码即可看到更多。</translation>
  </message>
  <message>
   <source>Empty the search to see all memos.</source>
   <translation>清空搜索框即可看到全部备忘录。</translation>
  </message>
  <message>
   <source>Every change can be undone from here.</source>
   <translation>所有更改都可在此撤销。</translation>
  </message>
  <message>
   <source>Export the audit trail…</source>
   <translation>导出审计轨迹…</translation>
  </message>
  <message>
   <source>Filter by person and code</source>
   <translation>按人员和编码筛选</translation>
  </message>
  <message>
   <source>Find in memos</source>
   <translation>查找备忘录</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Memos</source>
   <translation>备忘录</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>No memo answers</source>
   <translation>没有符合的备忘录</translation>
  </message>
  <message>
   <source>No memos yet</source>
   <translation>尚无备忘录</translation>
  </message>
  <message>
   <source>No step answers</source>
   <translation>没有符合条件的步骤</translation>
  </message>
  <message>
   <source>Nothing was changed yet</source>
   <translation>尚无更改</translation>
  </message>
  <message>
   <source>Press M in the reader to write what you think.</source>
   <translation>在阅读面板中按 M 写下您的想法。</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Redo to here</source>
   <translation>重做到此处</translation>
  </message>
  <message>
   <source>Remove old history…</source>
   <translation>删除旧的历史记录…</translation>
  </message>
  <message>
   <source>This study</source>
   <translation>本研究</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo back to here</source>
   <translation>撤销到此处</translation>
  </message>
  <message>
   <source>Undo this step</source>
   <translation>撤销此步骤</translation>
  </message>
  <message>
   <source>What is shown</source>
   <translation>显示内容</translation>
  </message>
 </context>
 <context>
  <name>ImportsDialog</name>
  <message numerus="yes">
   <source>%n files</source>
   <translation>
    <numerusform>%n 个文件</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n files refused</source>
   <translation>
    <numerusform>%n 个文件未能读取</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n later steps rest on this import.</source>
   <translation>
    <numerusform>之后有 %n 步操作依赖本次导入。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n merged</source>
   <translation>
    <numerusform>已合并 %n 项</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n skipped</source>
   <translation>
    <numerusform>跳过 %n 条</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies added</source>
   <translation>
    <numerusform>已新增 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Every record came in whole: there is nothing to report.</source>
   <translation>所有记录均已完整导入，没有需要报告的内容。</translation>
  </message>
  <message>
   <source>Import report</source>
   <translation>导入报告</translation>
  </message>
  <message>
   <source>Imports</source>
   <translation>导入记录</translation>
  </message>
  <message>
   <source>Nothing was imported yet.</source>
   <translation>尚未导入任何内容。</translation>
  </message>
  <message>
   <source>Past imports</source>
   <translation>历次导入</translation>
  </message>
  <message>
   <source>Report of the import</source>
   <translation>本次导入的报告</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>保存报告</translation>
  </message>
  <message>
   <source>Save the report…</source>
   <translation>保存报告…</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Text parted by tabs (*.txt)</source>
   <translation>制表符分隔的文本 (*.txt)</translation>
  </message>
  <message numerus="yes">
   <source>The import was taken back: %n studies.</source>
   <translation>
    <numerusform>已撤销本次导入：%n 项研究。</numerusform>
   </translation>
  </message>
  <message>
   <source>The report was written to %1.</source>
   <translation>报告已写入 %1。</translation>
  </message>
  <message>
   <source>Undo this import</source>
   <translation>撤销本次导入</translation>
  </message>
  <message>
   <source>Undo those too</source>
   <translation>一并撤销</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>已撤销</translation>
  </message>
 </context>
 <context>
  <name>Inspector</name>
  <message>
   <source>Add code</source>
   <translation>添加编码</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Delete this passage</source>
   <translation>删除此片段</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Make a finding</source>
   <translation>生成研究发现</translation>
  </message>
  <message>
   <source>Memo</source>
   <translation>备忘录</translation>
  </message>
  <message>
   <source>Memo on this passage</source>
   <translation>此片段的备忘录</translation>
  </message>
  <message>
   <source>No passage is selected. Select words in either language and press C, or step with N and P.</source>
   <translation>未选择片段。用任一语言选择文字后按 C，或按 N、P 逐个查看。</translation>
  </message>
  <message>
   <source>Quoted words</source>
   <translation>引文</translation>
  </message>
  <message>
   <source>Suggested codes</source>
   <translation>建议编码</translation>
  </message>
  <message>
   <source>T takes the first one, X dismisses it</source>
   <translation>按 T 采用第一个，按 X 忽略</translation>
  </message>
  <message>
   <source>Write what you think here</source>
   <translation>在此写下您的想法</translation>
  </message>
 </context>
 <context>
  <name>IntakeDialog</name>
  <message numerus="yes">
   <source>%n merged</source>
   <translation>
    <numerusform>已合并 %n 项</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n records</source>
   <translation>
    <numerusform>%n 条题录</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies added</source>
   <translation>
    <numerusform>已新增 %n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies will be added</source>
   <translation>
    <numerusform>将新增 %n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n to look at</source>
   <translation>
    <numerusform>%n 项需要查看</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n will be merged</source>
   <translation>
    <numerusform>将合并 %n 项</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Columns…</source>
   <translation>列…</translation>
  </message>
  <message numerus="yes">
   <source>Columns… (%n not known)</source>
   <translation>
    <numerusform>列…（%n 列未识别）</numerusform>
   </translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Import preview</source>
   <translation>导入预览</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>正在导入</translation>
  </message>
  <message>
   <source>Nothing to import yet</source>
   <translation>暂无可导入的内容</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>未作任何更改。</translation>
  </message>
  <message>
   <source>Pasted text</source>
   <translation>粘贴的文本</translation>
  </message>
  <message>
   <source>Possible duplicate</source>
   <translation>疑似重复</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Reading files</source>
   <translation>正在读取文件</translation>
  </message>
  <message>
   <source>Reading the text</source>
   <translation>正在读取文本</translation>
  </message>
  <message>
   <source>Records found</source>
   <translation>识别到的记录</translation>
  </message>
  <message>
   <source>Say which field each column of the table holds</source>
   <translation>指定表格每一列对应的字段</translation>
  </message>
  <message>
   <source>There is no text on the clipboard. Copy a page or an abstract first.</source>
   <translation>剪贴板上没有文本。请先复制网页或摘要。</translation>
  </message>
  <message>
   <source>Will be added</source>
   <translation>将新增</translation>
  </message>
  <message>
   <source>Will be merged</source>
   <translation>将合并</translation>
  </message>
  <message>
   <source>Will be skipped</source>
   <translation>将跳过</translation>
  </message>
 </context>
 <context>
  <name>KeySheet</name>
  <message>
   <source>Find a shortcut</source>
   <translation>查找快捷键</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
 </context>
 <context>
  <name>LabelsForm</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Chinese label</source>
   <translation>中文标签</translation>
  </message>
  <message>
   <source>English label</source>
   <translation>英文标签</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
 </context>
 <context>
  <name>LanguageFilesDialog</name>
  <message>
   <source>%1: %2</source>
   <translation>%1：%2</translation>
  </message>
  <message numerus="yes">
   <source>%n entries left out</source>
   <translation>
    <numerusform>%n 条未导入</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n left out</source>
   <translation>
    <numerusform>%n 条未导入</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n sentences added</source>
   <translation>
    <numerusform>新增 %n 句</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n terms added</source>
   <translation>
    <numerusform>新增 %n 条术语</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n were there already</source>
   <translation>
    <numerusform>已有 %n 条</numerusform>
   </translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Entry %1: %2</source>
   <translation>第 %1 条：%2</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>未导入的条目</translation>
  </message>
 </context>
 <context>
  <name>LargeForm</name>
  <message>
   <source>%1, %2</source>
   <translation>%1，%2</translation>
  </message>
  <message>
   <source>%1, %2, read as %3</source>
   <translation>%1，%2，按 %3 读取</translation>
  </message>
  <message numerus="yes">
   <source>%n are in the library already</source>
   <translation>
    <numerusform>%n 条已在文库中</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n may be duplicates</source>
   <translation>
    <numerusform>%n 条疑似重复</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more, all of them kept with the import</source>
   <translation>
    <numerusform>另有 %n 条，均随导入记录保存</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies will be added</source>
   <translation>
    <numerusform>将新增 %n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n will be merged</source>
   <translation>
    <numerusform>将合并 %n 项</numerusform>
   </translation>
  </message>
  <message>
   <source>A large import is put in whole. Its texts are aligned when you first open a study.</source>
   <translation>大批量导入会整体写入。首次打开某项研究时才对齐其文本。</translation>
  </message>
  <message>
   <source>Record %1</source>
   <translation>题录 %1</translation>
  </message>
  <message>
   <source>Record %1, line %2</source>
   <translation>第 %1 条记录，第 %2 行</translation>
  </message>
  <message>
   <source>Show more records</source>
   <translation>显示更多记录</translation>
  </message>
  <message>
   <source>The first records</source>
   <translation>前若干条记录</translation>
  </message>
  <message>
   <source>What was said of it</source>
   <translation>读取时的提示</translation>
  </message>
 </context>
 <context>
  <name>Lines</name>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>未导入的条目</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>记录</translation>
  </message>
  <message>
   <source>What was said</source>
   <translation>提示内容</translation>
  </message>
 </context>
 <context>
  <name>MemoForm</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Memo</source>
   <translation>备忘录</translation>
  </message>
  <message>
   <source>Memo on this code</source>
   <translation>本编码的备忘录</translation>
  </message>
  <message>
   <source>Memo on this finding</source>
   <translation>本研究发现的备忘录</translation>
  </message>
  <message>
   <source>Memo on this passage</source>
   <translation>本片段的备忘录</translation>
  </message>
  <message>
   <source>Memo on this study</source>
   <translation>本研究的备忘录</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Write what you think here</source>
   <translation>在此写下您的想法</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>Add memo</source>
   <translation>添加备忘录</translation>
  </message>
  <message>
   <source>Align again around this pair</source>
   <translation>重新对齐此句对前后</translation>
  </message>
  <message>
   <source>Code selection</source>
   <translation>对所选片段编码</translation>
  </message>
  <message>
   <source>Confirm pair</source>
   <translation>确认句对</translation>
  </message>
  <message>
   <source>Copied the quote with its citation.</source>
   <translation>已复制引文及引文信息。</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy the quote with its citation</source>
   <translation>复制引文及引文信息</translation>
  </message>
  <message>
   <source>Edit this sentence…</source>
   <translation>修改此句…</translation>
  </message>
  <message>
   <source>Find in both texts</source>
   <translation>在两种文本中查找</translation>
  </message>
  <message>
   <source>Highlight only</source>
   <translation>仅高亮</translation>
  </message>
  <message>
   <source>Link sentences by hand</source>
   <translation>手动建立句对</translation>
  </message>
  <message>
   <source>Machine translation…</source>
   <translation>机器翻译…</translation>
  </message>
  <message>
   <source>Make a finding</source>
   <translation>生成研究发现</translation>
  </message>
  <message>
   <source>Mark as checked</source>
   <translation>标为已核对</translation>
  </message>
  <message>
   <source>Mark as wrong</source>
   <translation>标为有误</translation>
  </message>
  <message>
   <source>Merge with the next pair</source>
   <translation>与下一句对合并</translation>
  </message>
  <message>
   <source>Merge with the previous pair</source>
   <translation>与上一句对合并</translation>
  </message>
  <message>
   <source>New code from the words…</source>
   <translation>用所选词语新建编码…</translation>
  </message>
  <message>
   <source>Next doubtful place</source>
   <translation>下一处存疑</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>下一项研究</translation>
  </message>
  <message>
   <source>Next unchecked pair</source>
   <translation>下一个未核对句对</translation>
  </message>
  <message>
   <source>No translation needed</source>
   <translation>无需译文</translation>
  </message>
  <message>
   <source>Previous study</source>
   <translation>上一项研究</translation>
  </message>
  <message>
   <source>Remove coding</source>
   <translation>取消编码</translation>
  </message>
  <message>
   <source>Repeat the last codes</source>
   <translation>用上次的编码</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Shift the first sentence to the previous pair</source>
   <translation>把首句移到上一句对</translation>
  </message>
  <message>
   <source>Shift the last sentence to the next pair</source>
   <translation>把末句移到下一句对</translation>
  </message>
  <message>
   <source>Show full-width punctuation</source>
   <translation>显示全角标点</translation>
  </message>
  <message>
   <source>Split pair</source>
   <translation>拆分句对</translation>
  </message>
  <message>
   <source>Take the confirmation back</source>
   <translation>取消确认</translation>
  </message>
  <message>
   <source>This sentence is to be translated</source>
   <translation>改为需要译文</translation>
  </message>
  <message>
   <source>Unlink this pair</source>
   <translation>解除此句对</translation>
  </message>
 </context>
 <context>
  <name>Missing</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Machine translation…</source>
   <translation>机器翻译…</translation>
  </message>
  <message>
   <source>Name of the machine translation</source>
   <translation>机器翻译的名称</translation>
  </message>
  <message>
   <source>No Chinese text for this study yet</source>
   <translation>本研究尚无中文文本</translation>
  </message>
  <message>
   <source>No English text for this study yet</source>
   <translation>本研究尚无英文文本</translation>
  </message>
  <message>
   <source>No text for this study yet</source>
   <translation>本研究尚无文本</translation>
  </message>
  <message>
   <source>Paste a text…</source>
   <translation>粘贴文本…</translation>
  </message>
  <message>
   <source>Paste a translation…</source>
   <translation>粘贴译文…</translation>
  </message>
  <message>
   <source>Paste one in either language, or write it; its source is kept with it.</source>
   <translation>可粘贴或撰写中文或英文文本，其来源会一并保存。</translation>
  </message>
  <message>
   <source>Pasted text is aligned sentence by sentence; its source and review state are kept with it.</source>
   <translation>粘贴的文本会逐句对齐，并保留其来源与审校状态。</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>There is nothing to save yet. Write or paste the text first.</source>
   <translation>尚无可保存的内容。请先撰写或粘贴文本。</translation>
  </message>
  <message>
   <source>Translate sentence by sentence</source>
   <translation>逐句翻译</translation>
  </message>
  <message>
   <source>Where does it come from?</source>
   <translation>译文来自何处？</translation>
  </message>
  <message>
   <source>Write one here</source>
   <translation>在此撰写</translation>
  </message>
  <message>
   <source>Write or paste a text</source>
   <translation>撰写或粘贴文本</translation>
  </message>
  <message>
   <source>Write or paste a translation</source>
   <translation>撰写或粘贴译文</translation>
  </message>
 </context>
 <context>
  <name>Nothing</name>
  <message>
   <source>Clear search and filters</source>
   <translation>清除搜索和筛选</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>Look for fewer words, or take a filter away.</source>
   <translation>减少搜索词，或取消一个筛选条件。</translation>
  </message>
  <message>
   <source>No study answers</source>
   <translation>没有相符的研究</translation>
  </message>
  <message>
   <source>Paste an abstract, or drop RIS, PubMed XML or text files</source>
   <translation>粘贴摘要，或拖入 RIS、PubMed XML 或文本文件</translation>
  </message>
  <message>
   <source>Paste text…</source>
   <translation>粘贴文本…</translation>
  </message>
  <message>
   <source>This library has no studies yet.</source>
   <translation>该文库尚无研究。</translation>
  </message>
 </context>
 <context>
  <name>Notice</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Leave it</source>
   <translation>保持不变</translation>
  </message>
  <message numerus="yes">
   <source>Undo %n later steps too</source>
   <translation>
    <numerusform>同时撤销之后的 %n 个步骤</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>OfferLine</name>
  <message>
   <source>%1 stands in these words</source>
   <translation>这段文字中含有%1</translation>
  </message>
  <message>
   <source>Dismiss the suggested code “%1”</source>
   <translation>忽略建议编码“%1”</translation>
  </message>
  <message>
   <source>Means nearly the same as %1, which carries it</source>
   <translation>与已有此编码的%1意思相近</translation>
  </message>
  <message>
   <source>Take the suggested code “%1”</source>
   <translation>采用建议编码“%1”</translation>
  </message>
  <message>
   <source>Words you coded so before: %1</source>
   <translation>曾同样编码的词：%1</translation>
  </message>
  <message>
   <source>“%1”</source>
   <translation>“%1”</translation>
  </message>
 </context>
 <context>
  <name>Orderer</name>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Tick all</source>
   <translation>全部勾选</translation>
  </message>
  <message>
   <source>Tick none</source>
   <translation>全部取消勾选</translation>
  </message>
 </context>
 <context>
  <name>Outlet</name>
  <message numerus="yes">
   <source>%n lines of the audit trail were written to %1.</source>
   <translation>
    <numerusform>已将 %n 行审计轨迹写入 %1。</numerusform>
   </translation>
  </message>
  <message>
   <source>Export the audit trail</source>
   <translation>导出审计轨迹</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>The history before %1 was removed. The library as it was is kept as “%2”.</source>
   <translation>已删除 %1 之前的历史记录。原文库保存为“%2”。</translation>
  </message>
  <message>
   <source>audit trail</source>
   <translation>审计轨迹</translation>
  </message>
 </context>
 <context>
  <name>Pages</name>
  <message>
   <source>Page %1</source>
   <translation>第 %1 页</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Answers</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Command palette</source>
   <translation>命令面板</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Explicit</source>
   <translation>明示</translation>
  </message>
  <message>
   <source>Find a code in either language</source>
   <translation>用中文或英文查找编码</translation>
  </message>
  <message>
   <source>Implied</source>
   <translation>隐含</translation>
  </message>
  <message>
   <source>Marked: %1</source>
   <translation>已标记：%1</translation>
  </message>
  <message>
   <source>New code “%1”…</source>
   <translation>新建编码“%1”…</translation>
  </message>
  <message>
   <source>New code…</source>
   <translation>新建编码…</translation>
  </message>
  <message>
   <source>Nothing answers these words. Try fewer letters, or the other language.</source>
   <translation>没有相符的结果。请减少字数，或改用另一种语言。</translation>
  </message>
  <message>
   <source>Recently used</source>
   <translation>最近使用</translation>
  </message>
  <message>
   <source>Several</source>
   <translation>多选</translation>
  </message>
  <message>
   <source>Shift Enter</source>
   <translation>Shift Enter</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>Type a code, in either language</source>
   <translation>输入编码，中英文均可</translation>
  </message>
  <message>
   <source>Type a command, a study or a code</source>
   <translation>输入命令、研究或编码</translation>
  </message>
  <message>
   <source>marked</source>
   <translation>已标记</translation>
  </message>
 </context>
 <context>
  <name>Preview</name>
  <message>
   <source>This study has no text yet.</source>
   <translation>本研究尚无文本。</translation>
  </message>
 </context>
 <context>
  <name>ProjectIntake</name>
  <message numerus="yes">
   <source>%n codes</source>
   <translation>
    <numerusform>%n 个编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes were added</source>
   <translation>
    <numerusform>新增 %n 个编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n 处编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings came in</source>
   <translation>
    <numerusform>导入 %n 条编码记录</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings can't come over; the reasons stand below.</source>
   <translation>
    <numerusform>%n 条编码记录无法导入，原因见下。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings were lost</source>
   <translation>
    <numerusform>%n 条编码记录未能导入</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n notes</source>
   <translation>
    <numerusform>%n 条笔记</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were added</source>
   <translation>
    <numerusform>新增 %n 项研究</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>%n 篇文本</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts were added</source>
   <translation>
    <numerusform>新增 %n 篇文本</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n were there already</source>
   <translation>
    <numerusform>已有 %n 条</numerusform>
   </translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>Barriers</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Care models</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Coded by %1</source>
   <translation>编码者：%1</translation>
  </message>
  <message>
   <source>Codes that say nothing of their kind are</source>
   <translation>未标明类别的编码归为</translation>
  </message>
  <message>
   <source>Facilitators</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Import a coded project</source>
   <translation>导入编码项目</translation>
  </message>
  <message>
   <source>Methods and settings</source>
   <translation>方法与情境</translation>
  </message>
  <message>
   <source>Not all comes over as it stands in the file:</source>
   <translation>文件中的内容并非全部原样导入：</translation>
  </message>
  <message>
   <source>Other codes</source>
   <translation>其他编码</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>结局</translation>
  </message>
  <message>
   <source>This is no codebook, coded project or coding pack. Nothing was changed.</source>
   <translation>这不是编码本、编码项目或编码包。未作任何更改。</translation>
  </message>
  <message>
   <source>What is told of the file</source>
   <translation>关于该文件的说明</translation>
  </message>
  <message>
   <source>Written by %1</source>
   <translation>由 %1 写出</translation>
  </message>
  <message>
   <source>“%1” came in: %2 codings, %3 codes.</source>
   <translation>已导入“%1”：%2 条编码记录，%3 个编码。</translation>
  </message>
 </context>
 <context>
  <name>ProjectOutlet</name>
  <message>
   <source>%1 was written: %2 codes, %3 passages, %4 codings.</source>
   <translation>已写出 %1：%2 个编码，%3 处片段，%4 条编码记录。</translation>
  </message>
  <message numerus="yes">
   <source>%n chosen studies</source>
   <translation>
    <numerusform>所选的 %n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>All studies</source>
   <translation>全部研究</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Codebook, JSON (.json)</source>
   <translation>编码本，JSON（.json）</translation>
  </message>
  <message>
   <source>Codebook, REFI-QDA (.qdc)</source>
   <translation>编码本，REFI-QDA（.qdc）</translation>
  </message>
  <message>
   <source>Codebook, table (.csv)</source>
   <translation>编码本，表格（.csv）</translation>
  </message>
  <message>
   <source>Coding pack (.pack.json)</source>
   <translation>编码包（.pack.json）</translation>
  </message>
  <message>
   <source>Export the coding</source>
   <translation>导出编码</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>For NVivo, ATLAS.ti, MAXQDA and QualCoder: texts in both languages, codes, codings, notes.</source>
   <translation>供 NVivo、ATLAS.ti、MAXQDA 和 QualCoder 使用：两种语言的文本、编码、编码记录和笔记。</translation>
  </message>
  <message>
   <source>For a colleague who has the same texts: codes, codings and findings, no word of the texts.</source>
   <translation>供拥有相同文本的同事使用：编码、编码记录和研究发现，不含文本原文。</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>REFI-QDA project (.qdpx)</source>
   <translation>REFI-QDA 项目（.qdpx）</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>The codes with labels, definitions, aliases and examples; no codings.</source>
   <translation>编码及其名称、定义、别名和示例；不含编码记录。</translation>
  </message>
  <message>
   <source>What other programs will not see</source>
   <translation>其他程序看不到的内容</translation>
  </message>
 </context>
 <context>
  <name>Proposals</name>
  <message>
   <source>%1 % alike, %2</source>
   <translation>相似度 %1%，%2</translation>
  </message>
  <message>
   <source>Proposed translations</source>
   <translation>推荐译文</translation>
  </message>
  <message>
   <source>same sentence, %1</source>
   <translation>相同句子，%1</translation>
  </message>
 </context>
 <context>
  <name>PruneDialog</name>
  <message>
   <source>%1; %2.</source>
   <translation>%1；%2。</translation>
  </message>
  <message numerus="yes">
   <source>%n of them could still be undone</source>
   <translation>
    <numerusform>其中 %n 步仍可撤销</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n steps would be removed</source>
   <translation>
    <numerusform>将删除 %n 个步骤</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Remove every step before</source>
   <translation>删除此日期之前的所有步骤</translation>
  </message>
  <message>
   <source>Remove old history</source>
   <translation>删除旧的历史记录</translation>
  </message>
  <message>
   <source>What these steps made stays in the library. Who changed what, when, from what to what can no longer be read, and nothing of it can be undone or done again. A copy of the library as it is now is made first, among its backups. Export the audit trail before, if you may need it.</source>
   <translation>这些步骤的成果仍保留在文库中。但谁在何时把什么改成了什么将无法再查看，也不能再撤销或重做。删除前会先为当前文库制作副本，存入其备份中。如可能用到，请先导出审计轨迹。</translation>
  </message>
 </context>
 <context>
  <name>QAbstractFileIconProvider</name>
  <message>
   <source>%1 File</source>
   <translation>%1 文件</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>驱动器</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
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
  <name>QuoteLine</name>
  <message>
   <source>Take the selected words</source>
   <translation>采用所选文字</translation>
  </message>
  <message>
   <source>The words of this passage have changed. Select the words it means now.</source>
   <translation>该片段的文字已有改动。请选择它现在所指的文字。</translation>
  </message>
 </context>
 <context>
  <name>ReaderPanel</name>
  <message>
   <source>%1 text, sentence %2, editing</source>
   <translation>%1文本，第 %2 句，正在编辑</translation>
  </message>
  <message>
   <source>%1 text, sentence %2, to be translated</source>
   <translation>%1文本，第 %2 句，待翻译</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Choose a sentence pair first, with J, K or a click on its number.</source>
   <translation>请先选择句对：按 J、K 键或点击其编号。</translation>
  </message>
  <message>
   <source>Choose a study to read it here</source>
   <translation>选择一项研究即可在此阅读</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Enter keeps the change, Escape drops it, F4 takes a proposed translation</source>
   <translation>Enter 保存修改，Esc 放弃，F4 采用推荐译文</translation>
  </message>
  <message>
   <source>Every pair of this study has been read.</source>
   <translation>本研究的句对均已核对。</translation>
  </message>
  <message>
   <source>It is the same text</source>
   <translation>确为同一内容</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>建立句对</translation>
  </message>
  <message>
   <source>Looked at: it is the same text</source>
   <translation>已核对：确为同一内容</translation>
  </message>
  <message>
   <source>No code has been used yet. Press C to choose one.</source>
   <translation>还没有用过编码。按 C 选择一个。</translation>
  </message>
  <message>
   <source>No code is suggested for these words.</source>
   <translation>这段文字没有建议编码。</translation>
  </message>
  <message>
   <source>No counterpart</source>
   <translation>无对应句</translation>
  </message>
  <message>
   <source>No passages yet. Select words in either language and press C.</source>
   <translation>尚无片段。用任一语言选择文字，再按 C。</translation>
  </message>
  <message>
   <source>Nothing in this translation is doubtful.</source>
   <translation>此译文没有存疑之处。</translation>
  </message>
  <message>
   <source>Now choose the sentences on the other side that answer these, and press Shift+L.</source>
   <translation>请在另一侧选择与之对应的句子，然后按 Shift+L。</translation>
  </message>
  <message>
   <source>Put the caret into the sentence to put back.</source>
   <translation>请先将光标置于要恢复的句子中。</translation>
  </message>
  <message>
   <source>Select a passage first: a finding rests on its words.</source>
   <translation>请先选择片段：研究发现以其文字为依据。</translation>
  </message>
  <message numerus="yes">
   <source>Select fewer words: a label holds up to %n characters.</source>
   <translation>
    <numerusform>请少选一些文字：编码名称最多 %n 个字符。</numerusform>
   </translation>
  </message>
  <message>
   <source>Select the sentences to link, or put the caret into one.</source>
   <translation>请选择要配对的句子，或将光标置于句中。</translation>
  </message>
  <message>
   <source>Select the words in the same text first.</source>
   <translation>请先在同一文本中选择文字。</translation>
  </message>
  <message>
   <source>Select words in either language first, then press C.</source>
   <translation>请先用任一语言选择文字，再按 C。</translation>
  </message>
  <message>
   <source>Suggestions stand in the panel Passage. Look at them first.</source>
   <translation>建议编码列在片段面板中，请先查看。</translation>
  </message>
  <message>
   <source>There is no sentence pair before this one.</source>
   <translation>此句对之前没有其他句对。</translation>
  </message>
  <message>
   <source>There is nothing to link with: this study has one text only.</source>
   <translation>该研究只有一种语言的文本，无法建立句对。</translation>
  </message>
  <message>
   <source>This library is read only. Save a copy to work in it.</source>
   <translation>该文库为只读。请另存副本后再编辑。</translation>
  </message>
  <message>
   <source>This pair was set by hand: it stays as it is already.</source>
   <translation>此句对为手动设定，本来就会保持不变。</translation>
  </message>
  <message>
   <source>This sentence has a translation. Unlink the two first (Shift+U), or delete its words.</source>
   <translation>该句已有译文。请先解除句对（Shift+U），或删除译文。</translation>
  </message>
  <message>
   <source>This sentence was changed meanwhile. Enter keeps your words, Escape leaves it as it is now.</source>
   <translation>该句在此期间已被修改。按 Enter 保存您的文字，按 Esc 保留现有文字。</translation>
  </message>
  <message>
   <source>This text has no earlier wording.</source>
   <translation>此文本没有以前的版本。</translation>
  </message>
  <message>
   <source>This text is gone. The words you typed are on the clipboard.</source>
   <translation>该文本已不存在。您输入的文字已复制到剪贴板。</translation>
  </message>
  <message>
   <source>Translate one sentence first: there is no second text yet.</source>
   <translation>目前尚无另一语言的文本，请先翻译一句。</translation>
  </message>
  <message>
   <source>Write this sentence in %1</source>
   <translation>用%1写出这一句</translation>
  </message>
 </context>
 <context>
  <name>ReaderWiring</name>
  <message numerus="yes">
   <source>%n passages wait for review</source>
   <translation>
    <numerusform>有 %n 个片段待复核</numerusform>
   </translation>
  </message>
  <message>
   <source>Every passage stands on its words.</source>
   <translation>所有片段都与原文相符。</translation>
  </message>
  <message>
   <source>Next passage</source>
   <translation>下一个片段</translation>
  </message>
  <message>
   <source>Previous passage</source>
   <translation>上一个片段</translation>
  </message>
 </context>
 <context>
  <name>RecordForm</name>
  <message>
   <source>%1, %2, read as %3</source>
   <translation>%1，%2，按 %3 读取</translation>
  </message>
  <message>
   <source>A year is four digits, such as 2017.</source>
   <translation>年份为四位数字，如 2017。</translation>
  </message>
  <message>
   <source>Authors, one a line</source>
   <translation>作者，每行一位</translation>
  </message>
  <message>
   <source>DOI</source>
   <translation>DOI</translation>
  </message>
  <message>
   <source>Issue</source>
   <translation>期</translation>
  </message>
  <message>
   <source>It belongs to “%1”, which is in the library, and will be joined to it.</source>
   <translation>它属于文库中的“%1”，将与其合并。</translation>
  </message>
  <message>
   <source>It may be the same as “%1”, which is in the library: both print the same DOI.</source>
   <translation>它可能与文库中的“%1”相同：两者印有同一个 DOI。</translation>
  </message>
  <message>
   <source>Join it to that study</source>
   <translation>并入该研究</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Keep it apart</source>
   <translation>单独保留</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页码</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Title (Chinese)</source>
   <translation>标题（中文）</translation>
  </message>
  <message>
   <source>Title (English)</source>
   <translation>标题（英文）</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>卷</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
  <message>
   <source>copied text</source>
   <translation>复制的文本</translation>
  </message>
  <message>
   <source>“%1” is in the library already, with the same words.</source>
   <translation>“%1”已在文库中，文字相同。</translation>
  </message>
 </context>
 <context>
  <name>ReferencesDialog</name>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>已选 %n 项</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n in the list as it is filtered</source>
   <translation>
    <numerusform>当前筛选列表中的 %n 项</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n references are on the clipboard.</source>
   <translation>
    <numerusform>已复制 %n 条参考文献。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were written to %1.</source>
   <translation>
    <numerusform>已将 %n 项研究写入 %1。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %n of the library</source>
   <translation>
    <numerusform>文献库中全部 %n 项</numerusform>
   </translation>
  </message>
  <message>
   <source>As in the list</source>
   <translation>按列表顺序</translation>
  </message>
  <message numerus="yes">
   <source>At most %n references can be copied at once.</source>
   <translation>
    <numerusform>一次最多复制 %n 条参考文献。</numerusform>
   </translation>
  </message>
  <message>
   <source>By first author, Chinese by pinyin</source>
   <translation>按第一作者（中文按拼音）</translation>
  </message>
  <message>
   <source>By title, Chinese by pinyin</source>
   <translation>按标题（中文按拼音）</translation>
  </message>
  <message>
   <source>By year</source>
   <translation>按年份</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Citation style</source>
   <translation>引文样式</translation>
  </message>
  <message>
   <source>Citation styles (*.csl)</source>
   <translation>引文样式 (*.csl)</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Copy the list</source>
   <translation>复制列表</translation>
  </message>
  <message>
   <source>Export references</source>
   <translation>导出参考文献</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>For other programs</source>
   <translation>供其他程序使用</translation>
  </message>
  <message>
   <source>Forget this style</source>
   <translation>移除此样式</translation>
  </message>
  <message>
   <source>No study is chosen. Choose some in the list, or take all.</source>
   <translation>未选择研究。请在列表中选择，或选用全部。</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Other citation style</source>
   <translation>其他引文样式</translation>
  </message>
  <message>
   <source>Other style (.csl)…</source>
   <translation>其他样式 (.csl)…</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>References</source>
   <translation>参考文献</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>The style “%1” is at hand from now on.</source>
   <translation>样式“%1”今后可供选用。</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more</source>
   <translation>
    <numerusform>……另有 %n 条</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReportChoice</name>
  <message>
   <source>%1 (no longer there)</source>
   <translation>%1（已不存在）</translation>
  </message>
  <message numerus="yes">
   <source>%n charts</source>
   <translation>
    <numerusform>%n 张图表</numerusform>
   </translation>
  </message>
  <message>
   <source>Matrix of themes and care models</source>
   <translation>主题与医疗服务模式矩阵</translation>
  </message>
  <message>
   <source>No chart</source>
   <translation>不含图表</translation>
  </message>
 </context>
 <context>
  <name>ReviewPage</name>
  <message>
   <source>%1 · coded by %2</source>
   <translation>%1 · 编码者：%2</translation>
  </message>
  <message>
   <source>Another code…</source>
   <translation>其他编码…</translation>
  </message>
  <message>
   <source>Codings to review</source>
   <translation>待审核的编码记录</translation>
  </message>
  <message>
   <source>In the list: 1–9 settles as that code, Enter as those ticked (none: the old code stays), Delete takes the code off.</source>
   <translation>在列表中：按 1–9 定为该编码；按 Enter 定为勾选的编码（未勾选则保留原编码）；按 Delete 移除编码。</translation>
  </message>
  <message>
   <source>Keep the old code</source>
   <translation>保留原编码</translation>
  </message>
  <message>
   <source>Nothing waits for review</source>
   <translation>没有待审核的编码记录</translation>
  </message>
  <message>
   <source>Settle as ticked</source>
   <translation>按勾选确定</translation>
  </message>
  <message>
   <source>Show in the text</source>
   <translation>在文本中查看</translation>
  </message>
  <message>
   <source>Take the code off</source>
   <translation>移除编码</translation>
  </message>
  <message>
   <source>When a code is split, its codings come here one by one.</source>
   <translation>拆分编码后，其编码记录会逐条列在此处。</translation>
  </message>
  <message>
   <source>no name</source>
   <translation>未署名</translation>
  </message>
 </context>
 <context>
  <name>Running</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Checking %1 of %2</source>
   <translation>正在检查：%1 / %2</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>正在检查…</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
 </context>
 <context>
  <name>Samples</name>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>DOI</source>
   <translation>DOI</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear the search</source>
   <translation>清除搜索</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Comfortable</source>
   <translation>宽松</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>紧凑</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Density of lists</source>
   <translation>列表密度</translation>
  </message>
  <message>
   <source>Language of the interface</source>
   <translation>界面语言</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Show full-width punctuation in Chinese</source>
   <translation>中文显示全角标点</translation>
  </message>
  <message>
   <source>Single letters are keys in the reader (J, K, C, …)</source>
   <translation>阅读面板中单个字母为快捷键（J、K、C 等）</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>字号</translation>
  </message>
  <message>
   <source>Theme (light or dark)</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Your name as a coder in this library</source>
   <translation>您在该文库中的编码者姓名</translation>
  </message>
 </context>
 <context>
  <name>SplitForm</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Chinese label</source>
   <translation>中文标签</translation>
  </message>
  <message>
   <source>Chinese label of new code %1</source>
   <translation>新编码 %1 的中文名称</translation>
  </message>
  <message>
   <source>English label</source>
   <translation>英文标签</translation>
  </message>
  <message>
   <source>English label of new code %1</source>
   <translation>新编码 %1 的英文名称</translation>
  </message>
  <message>
   <source>Keep the old code in use</source>
   <translation>继续使用原编码</translation>
  </message>
  <message>
   <source>One more code</source>
   <translation>再加一个编码</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>拆分</translation>
  </message>
  <message>
   <source>Split code</source>
   <translation>拆分编码</translation>
  </message>
  <message>
   <source>“%1” becomes several codes. Its codings wait until you have said of each which it is.</source>
   <translation>“%1”将拆分为多个编码。其编码记录待您逐条指明归属。</translation>
  </message>
 </context>
 <context>
  <name>StatusLine</name>
  <message>
   <source>%1 of %2 selected</source>
   <translation>已选 %1 项，共 %2 项</translation>
  </message>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n 条研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel the task</source>
   <translation>取消任务</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Read only</source>
   <translation>只读</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>已保存</translation>
  </message>
 </context>
 <context>
  <name>StepLine</name>
  <message>
   <source>%1: %2</source>
   <translation>%1：%2</translation>
  </message>
 </context>
 <context>
  <name>Stretch</name>
  <message>
   <source>Earlier findings</source>
   <translation>前面的研究发现</translation>
  </message>
  <message>
   <source>Later findings</source>
   <translation>后面的研究发现</translation>
  </message>
  <message>
   <source>The pages show findings %1 to %2 of %3; the document has them all.</source>
   <translation>页面显示第 %1 至 %2 条研究发现，共 %3 条；文档中包含全部。</translation>
  </message>
 </context>
 <context>
  <name>StudiesPanel</name>
  <message>
   <source>%1 of %2</source>
   <translation>%1 / %2</translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Cards or rows</source>
   <translation>卡片或列表行</translation>
  </message>
  <message>
   <source>Collections and tags</source>
   <translation>分类与标签</translation>
  </message>
  <message>
   <source>Drop RIS, PubMed XML or text files here</source>
   <translation>把 RIS、PubMed XML 或文本文件拖到这里</translation>
  </message>
  <message>
   <source>New study</source>
   <translation>新建研究</translation>
  </message>
  <message>
   <source>Search in English or 中文</source>
   <translation>用中文或 English 搜索</translation>
  </message>
  <message>
   <source>Sort by</source>
   <translation>排序方式</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>first %1 of %2</source>
   <translation>前 %1 / %2</translation>
  </message>
 </context>
 <context>
  <name>StudyForm</name>
  <message>
   <source>%1 must be a number.</source>
   <translation>%1必须是数字。</translation>
  </message>
  <message>
   <source>Add an identifier</source>
   <translation>添加标识符</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Edit the study</source>
   <translation>编辑研究</translation>
  </message>
  <message>
   <source>Give the study a title in one language.</source>
   <translation>请至少用一种语言填写标题。</translation>
  </message>
  <message>
   <source>Identifier</source>
   <translation>标识符</translation>
  </message>
  <message>
   <source>Kind of identifier</source>
   <translation>标识符类型</translation>
  </message>
  <message>
   <source>New study</source>
   <translation>新建研究</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Whose identifier it is</source>
   <translation>标识符的归属</translation>
  </message>
 </context>
 <context>
  <name>Taking</name>
  <message>
   <source>Keep this arrangement</source>
   <translation>保存此布局</translation>
  </message>
  <message>
   <source>Name of the arrangement</source>
   <translation>布局名称</translation>
  </message>
  <message>
   <source>Save the chart</source>
   <translation>保存图表</translation>
  </message>
  <message>
   <source>The picture was copied.</source>
   <translation>图片已复制。</translation>
  </message>
  <message>
   <source>The picture was saved as %1.</source>
   <translation>图片已保存为 %1。</translation>
  </message>
  <message>
   <source>The table was copied.</source>
   <translation>表格已复制。</translation>
  </message>
 </context>
 <context>
  <name>TermForm</name>
  <message>
   <source>Accepted forms</source>
   <translation>可用译法</translation>
  </message>
  <message>
   <source>Forms to avoid</source>
   <translation>不当译法</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Preferred form</source>
   <translation>首选译法</translation>
  </message>
  <message>
   <source>Several forms are parted by semicolons. The note says why a form is to be avoided.</source>
   <translation>多个写法用分号隔开。备注说明为何不宜使用某译法。</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>术语</translation>
  </message>
 </context>
 <context>
  <name>TextPiece</name>
  <message>
   <source>Author's own text</source>
   <translation>作者原文</translation>
  </message>
  <message>
   <source>Chinese, simplified</source>
   <translation>简体中文</translation>
  </message>
  <message>
   <source>Chinese, traditional</source>
   <translation>繁体中文</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Language of the text</source>
   <translation>文本语言</translation>
  </message>
  <message>
   <source>Machine translation, not reviewed</source>
   <translation>机器翻译，未经审校</translation>
  </message>
  <message>
   <source>Provenance</source>
   <translation>文本来源</translation>
  </message>
  <message>
   <source>Provenance unknown</source>
   <translation>来源不明</translation>
  </message>
  <message>
   <source>Publisher's text</source>
   <translation>出版方文本</translation>
  </message>
  <message>
   <source>The text as it will be stored</source>
   <translation>将存储的文本</translation>
  </message>
  <message>
   <source>Translated by a person</source>
   <translation>人工翻译</translation>
  </message>
  <message>
   <source>Translated by a person, based on machine translation</source>
   <translation>人工翻译（基于机器翻译）</translation>
  </message>
  <message>
   <source>Translation engine</source>
   <translation>翻译引擎</translation>
  </message>
 </context>
 <context>
  <name>TitleBlock</name>
  <message>
   <source>Open %1 in the browser</source>
   <translation>在浏览器中打开 %1</translation>
  </message>
  <message>
   <source>Printed citation names other authors: %1</source>
   <translation>原载引文信息署名另有其人：%1</translation>
  </message>
  <message>
   <source>Untitled – %1</source>
   <translation>（无标题）%1</translation>
  </message>
 </context>
 <context>
  <name>TopRow</name>
  <message>
   <source>Arrangement</source>
   <translation>布局</translation>
  </message>
 </context>
 <context>
  <name>TranslateWiring</name>
  <message>
   <source>A machine translation is under way already.</source>
   <translation>机器翻译正在进行。</translation>
  </message>
  <message>
   <source>Address: %1</source>
   <translation>地址：%1</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Do not ask again for %1 until Diptych is closed</source>
   <translation>本次运行期间向 %1 发送时不再询问</translation>
  </message>
  <message>
   <source>It runs on this computer: nothing leaves it.</source>
   <translation>翻译服务在本机运行，文本不会离开本机。</translation>
  </message>
  <message>
   <source>Machine translation</source>
   <translation>机器翻译</translation>
  </message>
  <message>
   <source>No translator is set up: machine translation is off.</source>
   <translation>尚未设置翻译服务，机器翻译处于关闭状态。</translation>
  </message>
  <message>
   <source>Only these sentences are sent: no names, codes or notes. The translation is marked as the machine’s, not reviewed, and can be undone.</source>
   <translation>仅发送这些句子，不含姓名、编码或备忘。译文将标为机器翻译、未经审校，此操作可撤销。</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>发送</translation>
  </message>
  <message numerus="yes">
   <source>Send %n sentences of the %1 text “%2” (%3 characters) to %4?</source>
   <translation>
    <numerusform>将“%2”的%1文本中的 %n 句（共 %3 个字符）发送至 %4？</numerusform>
   </translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
 </context>
 <context>
  <name>TranslatorForm</name>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Diptych asks each time before it sends a text. The key stays in the settings file of this computer; it is in no library, no history and no log.</source>
   <translation>每次发送文本之前都会询问。密钥只保存在本机的设置文件中，不会写入文库、历史记录或日志。</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>密钥</translation>
  </message>
  <message>
   <source>Machine translation</source>
   <translation>机器翻译</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Only if the translator wants one</source>
   <translation>仅在翻译服务要求时填写</translation>
  </message>
 </context>
 <context>
  <name>Turning</name>
  <message>
   <source>Done again: %1</source>
   <translation>已重做：%1</translation>
  </message>
  <message>
   <source>Something else was done since this step was taken back. It can no longer be done again.</source>
   <translation>撤销此步骤后又有其他操作，已不能重做。</translation>
  </message>
  <message>
   <source>Undone: %1</source>
   <translation>已撤销：%1</translation>
  </message>
 </context>
 <context>
  <name>Viewing</name>
  <message>
   <source>Text size %1 %</source>
   <translation>字号 %1 %</translation>
  </message>
  <message>
   <source>The log file is %1</source>
   <translation>日志文件位于 %1</translation>
  </message>
 </context>
 <context>
  <name>Window</name>
  <message>
   <source>This library lies in a cloud folder. Wait for it to be copied before you open it elsewhere.</source>
   <translation>该文库位于云同步文件夹。请等同步完成后再在别处打开。</translation>
  </message>
  <message>
   <source>This library lies in a network folder. Let only one person work in it at a time.</source>
   <translation>该文库位于网络文件夹。请一次只由一人使用。</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
 </context>
 <context>
  <name>Wiring</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n studies with their texts, codings and findings? You can undo this.</source>
   <translation>
    <numerusform>删除 %n 项研究及其文本、编码记录和研究发现？此操作可撤销。</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete studies</source>
   <translation>删除研究</translation>
  </message>
  <message>
   <source>Done again: %1</source>
   <translation>已重做：%1</translation>
  </message>
  <message>
   <source>Redo: %1</source>
   <translation>重做：%1</translation>
  </message>
  <message>
   <source>Say who you are</source>
   <translation>填写姓名</translation>
  </message>
  <message>
   <source>Undo: %1</source>
   <translation>撤销：%1</translation>
  </message>
  <message>
   <source>Undone: %1</source>
   <translation>已撤销：%1</translation>
  </message>
  <message>
   <source>Your codings carry no name yet.</source>
   <translation>您的编码记录尚未署名。</translation>
  </message>
 </context>
 <context>
  <name>WordingsCard</name>
  <message>
   <source>Earlier wordings</source>
   <translation>以前的版本</translation>
  </message>
  <message>
   <source>Put back</source>
   <translation>恢复为</translation>
  </message>
  <message>
   <source>The sentence the caret stands in, as that version has it</source>
   <translation>将光标所在的句子恢复为该版本的文字</translation>
  </message>
  <message>
   <source>The whole text</source>
   <translation>整篇文本</translation>
  </message>
  <message>
   <source>This sentence</source>
   <translation>当前句子</translation>
  </message>
  <message>
   <source>Version %1, %2</source>
   <translation>第 %1 版，%2</translation>
  </message>
  <message>
   <source>Version %1, %2, %3</source>
   <translation>第 %1 版，%2，%3</translation>
  </message>
 </context>
 <context>
  <name>WritingBar</name>
  <message numerus="yes">
   <source>%n pages</source>
   <translation>
    <numerusform>%n 页</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n volumes</source>
   <translation>
    <numerusform>共 %n 卷</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>已取消</translation>
  </message>
  <message>
   <source>Open the document</source>
   <translation>打开文档</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Replaced characters: %1</source>
   <translation>被替换的字符：%1</translation>
  </message>
  <message>
   <source>Writing the report</source>
   <translation>正在生成报告</translation>
  </message>
 </context>
 <context>
  <name>actions</name>
  <message>
   <source>%1 (%2)</source>
   <translation>%1（%2）</translation>
  </message>
  <message>
   <source>About Diptych</source>
   <translation>关于 Diptych</translation>
  </message>
  <message>
   <source>Accept as it is</source>
   <translation>保留原译</translation>
  </message>
  <message>
   <source>Add memo</source>
   <translation>添加备忘录</translation>
  </message>
  <message>
   <source>Add the rendering to the glossary…</source>
   <translation>将译法加入术语表…</translation>
  </message>
  <message>
   <source>Align again</source>
   <translation>重新对齐</translation>
  </message>
  <message>
   <source>Align again around this pair</source>
   <translation>重新对齐此句对前后</translation>
  </message>
  <message>
   <source>Anywhere</source>
   <translation>全局</translation>
  </message>
  <message>
   <source>Arrows</source>
   <translation>方向键</translation>
  </message>
  <message>
   <source>Back to the text</source>
   <translation>回到正文</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>备份…</translation>
  </message>
  <message>
   <source>Bigger text</source>
   <translation>放大字号</translation>
  </message>
  <message>
   <source>Cards or rows</source>
   <translation>卡片或列表行</translation>
  </message>
  <message>
   <source>Chart</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Chart as a table</source>
   <translation>以表格显示图表</translation>
  </message>
  <message>
   <source>Check the translation</source>
   <translation>检查译文</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>译文检查</translation>
  </message>
  <message>
   <source>Choose the cell</source>
   <translation>选择单元格</translation>
  </message>
  <message>
   <source>Chosen check</source>
   <translation>所选检查项</translation>
  </message>
  <message>
   <source>Chosen code</source>
   <translation>所选编码</translation>
  </message>
  <message>
   <source>Chosen finding</source>
   <translation>所选研究发现</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编码布局</translation>
  </message>
  <message>
   <source>Code selection</source>
   <translation>对所选片段编码</translation>
  </message>
  <message>
   <source>Code the selection with this code</source>
   <translation>用此编码对所选文字编码</translation>
  </message>
  <message>
   <source>Code with a recent code</source>
   <translation>用最近的编码</translation>
  </message>
  <message>
   <source>Codebook…</source>
   <translation>编码本…</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Codings to review…</source>
   <translation>待审核的编码记录…</translation>
  </message>
  <message>
   <source>Collections and tags</source>
   <translation>分类与标签</translation>
  </message>
  <message>
   <source>Command palette</source>
   <translation>命令面板</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较布局</translation>
  </message>
  <message>
   <source>Compare chosen columns</source>
   <translation>对照所选列</translation>
  </message>
  <message>
   <source>Confirm pair</source>
   <translation>确认句对</translation>
  </message>
  <message>
   <source>Copy as table</source>
   <translation>复制为表格</translation>
  </message>
  <message>
   <source>Copy the citation</source>
   <translation>复制引文信息</translation>
  </message>
  <message>
   <source>Copy the finding with its citation</source>
   <translation>连同引文信息复制发现</translation>
  </message>
  <message>
   <source>Copy the picture</source>
   <translation>复制图片</translation>
  </message>
  <message>
   <source>Copy the quote with its citation</source>
   <translation>复制引文及引文信息</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Delete studies…</source>
   <translation>删除研究…</translation>
  </message>
  <message>
   <source>Delete the code</source>
   <translation>删除编码</translation>
  </message>
  <message>
   <source>Dismiss the first suggested code</source>
   <translation>忽略第一个建议编码</translation>
  </message>
  <message>
   <source>Dismiss with a reason…</source>
   <translation>忽略并注明理由…</translation>
  </message>
  <message>
   <source>Earlier wordings…</source>
   <translation>以前的版本…</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>Edit the code…</source>
   <translation>编辑编码…</translation>
  </message>
  <message>
   <source>Edit the finding…</source>
   <translation>修改研究发现…</translation>
  </message>
  <message>
   <source>Edit this study…</source>
   <translation>编辑本研究…</translation>
  </message>
  <message>
   <source>End of the passage back</source>
   <translation>片段终点前移</translation>
  </message>
  <message>
   <source>End of the passage on</source>
   <translation>片段终点后移</translation>
  </message>
  <message>
   <source>Explicit</source>
   <translation>明示</translation>
  </message>
  <message>
   <source>Export codes…</source>
   <translation>导出编码本…</translation>
  </message>
  <message>
   <source>Export findings…</source>
   <translation>导出发现…</translation>
  </message>
  <message>
   <source>Export the audit trail…</source>
   <translation>导出审计轨迹…</translation>
  </message>
  <message>
   <source>Export the coded project…</source>
   <translation>导出编码项目…</translation>
  </message>
  <message>
   <source>Export the framework matrix…</source>
   <translation>导出框架矩阵…</translation>
  </message>
  <message>
   <source>Export translation memory…</source>
   <translation>导出翻译记忆…</translation>
  </message>
  <message>
   <source>Extend by a clause</source>
   <translation>扩展一个分句</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Find a code</source>
   <translation>查找编码</translation>
  </message>
  <message>
   <source>Find duplicates…</source>
   <translation>查找重复条目…</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Framework and new codes…</source>
   <translation>框架编码与新编码…</translation>
  </message>
  <message>
   <source>Frameworks…</source>
   <translation>框架…</translation>
  </message>
  <message>
   <source>Glossary…</source>
   <translation>术语表…</translation>
  </message>
  <message>
   <source>Go to the menu</source>
   <translation>转到菜单</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Highlight only</source>
   <translation>仅高亮</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Implied</source>
   <translation>隐含</translation>
  </message>
  <message>
   <source>Import a coded project…</source>
   <translation>导入编码项目…</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>导入文件夹…</translation>
  </message>
  <message>
   <source>Import codes…</source>
   <translation>导入编码本…</translation>
  </message>
  <message>
   <source>Imports…</source>
   <translation>导入记录…</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>In the chart</source>
   <translation>在图表中</translation>
  </message>
  <message>
   <source>In the checks</source>
   <translation>在译文检查中</translation>
  </message>
  <message>
   <source>In the codebook</source>
   <translation>在编码本中</translation>
  </message>
  <message>
   <source>In the findings</source>
   <translation>在研究发现中</translation>
  </message>
  <message>
   <source>In the list of studies</source>
   <translation>在研究列表中</translation>
  </message>
  <message>
   <source>In the palette of codes</source>
   <translation>在编码面板中</translation>
  </message>
  <message>
   <source>In the reader</source>
   <translation>在阅读面板中</translation>
  </message>
  <message>
   <source>Interface in Chinese</source>
   <translation>中文界面</translation>
  </message>
  <message>
   <source>Interface in English</source>
   <translation>英文界面</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Left panel</source>
   <translation>左侧面板</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Light or dark as the system</source>
   <translation>外观跟随系统</translation>
  </message>
  <message>
   <source>Link sentences by hand</source>
   <translation>手动建立句对</translation>
  </message>
  <message>
   <source>Machine translation…</source>
   <translation>机器翻译…</translation>
  </message>
  <message>
   <source>Make a finding</source>
   <translation>生成研究发现</translation>
  </message>
  <message>
   <source>Mark as checked</source>
   <translation>标为已核对</translation>
  </message>
  <message>
   <source>Mark as wrong</source>
   <translation>标为有误</translation>
  </message>
  <message>
   <source>Mark several codes</source>
   <translation>标记多个编码</translation>
  </message>
  <message>
   <source>Memo on the finding…</source>
   <translation>研究发现的备忘录…</translation>
  </message>
  <message>
   <source>Merge the code into another…</source>
   <translation>合并到其他编码…</translation>
  </message>
  <message>
   <source>Merge with the next pair</source>
   <translation>与下一句对合并</translation>
  </message>
  <message>
   <source>Merge with the previous pair</source>
   <translation>与上一句对合并</translation>
  </message>
  <message>
   <source>Move the code down</source>
   <translation>编码下移</translation>
  </message>
  <message>
   <source>Move the code one level in</source>
   <translation>编码降一级</translation>
  </message>
  <message>
   <source>Move the code one level out</source>
   <translation>编码升一级</translation>
  </message>
  <message>
   <source>Move the code to…</source>
   <translation>移动编码到…</translation>
  </message>
  <message>
   <source>Move the code up</source>
   <translation>编码上移</translation>
  </message>
  <message>
   <source>Move the finding down</source>
   <translation>下移研究发现</translation>
  </message>
  <message>
   <source>Move the finding up</source>
   <translation>上移研究发现</translation>
  </message>
  <message>
   <source>New code</source>
   <translation>新建编码</translation>
  </message>
  <message>
   <source>New code from the words…</source>
   <translation>用所选词语新建编码…</translation>
  </message>
  <message>
   <source>New code…</source>
   <translation>新建编码…</translation>
  </message>
  <message>
   <source>New collection…</source>
   <translation>新建分类…</translation>
  </message>
  <message>
   <source>New library…</source>
   <translation>新建文库…</translation>
  </message>
  <message>
   <source>New study…</source>
   <translation>新建研究…</translation>
  </message>
  <message>
   <source>Next clause</source>
   <translation>下一分句</translation>
  </message>
  <message>
   <source>Next doubtful place</source>
   <translation>下一处存疑</translation>
  </message>
  <message>
   <source>Next panel</source>
   <translation>下一个面板</translation>
  </message>
  <message>
   <source>Next passage</source>
   <translation>下一个片段</translation>
  </message>
  <message>
   <source>Next passage to review</source>
   <translation>下一个待复核片段</translation>
  </message>
  <message>
   <source>Next sentence pair</source>
   <translation>下一个句对</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>下一项研究</translation>
  </message>
  <message>
   <source>Next unchecked pair</source>
   <translation>下一个未核对句对</translation>
  </message>
  <message>
   <source>Next view</source>
   <translation>下一视图</translation>
  </message>
  <message>
   <source>No translation needed</source>
   <translation>无需译文</translation>
  </message>
  <message>
   <source>Normal text size</source>
   <translation>恢复标准字号</translation>
  </message>
  <message>
   <source>Open library…</source>
   <translation>打开文库…</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>打开最近的文库</translation>
  </message>
  <message>
   <source>Open the example again</source>
   <translation>重新打开示例文库</translation>
  </message>
  <message>
   <source>Open the study</source>
   <translation>打开研究</translation>
  </message>
  <message>
   <source>Passages and clauses</source>
   <translation>片段与分句</translation>
  </message>
  <message>
   <source>Paste text…</source>
   <translation>粘贴文本…</translation>
  </message>
  <message>
   <source>Preview the study</source>
   <translation>预览研究</translation>
  </message>
  <message>
   <source>Previous clause</source>
   <translation>上一分句</translation>
  </message>
  <message>
   <source>Previous doubtful place</source>
   <translation>上一处存疑</translation>
  </message>
  <message>
   <source>Previous panel</source>
   <translation>上一个面板</translation>
  </message>
  <message>
   <source>Previous passage</source>
   <translation>上一个片段</translation>
  </message>
  <message>
   <source>Previous sentence pair</source>
   <translation>上一个句对</translation>
  </message>
  <message>
   <source>Previous study</source>
   <translation>上一项研究</translation>
  </message>
  <message>
   <source>Previous view</source>
   <translation>上一视图</translation>
  </message>
  <message>
   <source>Put the panels back in place</source>
   <translation>恢复面板位置</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>阅读布局</translation>
  </message>
  <message>
   <source>Read the cell’s card</source>
   <translation>查看单元格卡片</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>References…</source>
   <translation>参考文献…</translation>
  </message>
  <message>
   <source>Remove coding</source>
   <translation>取消编码</translation>
  </message>
  <message>
   <source>Remove old history…</source>
   <translation>删除旧的历史记录…</translation>
  </message>
  <message>
   <source>Rename code</source>
   <translation>重命名编码</translation>
  </message>
  <message>
   <source>Repeat the last codes</source>
   <translation>用上次的编码</translation>
  </message>
  <message>
   <source>Replace with the suggestion</source>
   <translation>替换为建议译法</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Report designer…</source>
   <translation>报告设计…</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>恢复…</translation>
  </message>
  <message>
   <source>Right panel</source>
   <translation>右侧面板</translation>
  </message>
  <message>
   <source>Same pair in the other language</source>
   <translation>转到另一语言的对应句</translation>
  </message>
  <message>
   <source>Save a copy…</source>
   <translation>保存副本…</translation>
  </message>
  <message>
   <source>Save this search…</source>
   <translation>保存此检索…</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Sentence pairs</source>
   <translation>句对</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <source>Shift the first sentence to the previous pair</source>
   <translation>把首句移到上一句对</translation>
  </message>
  <message>
   <source>Shift the last sentence to the next pair</source>
   <translation>把末句移到下一句对</translation>
  </message>
  <message>
   <source>Shorten by a clause</source>
   <translation>缩短一个分句</translation>
  </message>
  <message>
   <source>Show full-width punctuation</source>
   <translation>显示全角标点</translation>
  </message>
  <message>
   <source>Show the log file</source>
   <translation>显示日志文件</translation>
  </message>
  <message>
   <source>Show the place of the check</source>
   <translation>转到检查所在处</translation>
  </message>
  <message>
   <source>Show the words it rests on</source>
   <translation>显示所依据的文字</translation>
  </message>
  <message>
   <source>Show who says it</source>
   <translation>显示出处</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>缩小字号</translation>
  </message>
  <message>
   <source>Split pair</source>
   <translation>拆分句对</translation>
  </message>
  <message>
   <source>Split the code…</source>
   <translation>拆分编码…</translation>
  </message>
  <message>
   <source>Start of the passage back</source>
   <translation>片段起点前移</translation>
  </message>
  <message>
   <source>Start of the passage on</source>
   <translation>片段起点后移</translation>
  </message>
  <message>
   <source>Step through the cells</source>
   <translation>在格间移动</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>Take the first suggested code</source>
   <translation>采用第一个建议编码</translation>
  </message>
  <message>
   <source>Take the proposed translation</source>
   <translation>采用推荐译文</translation>
  </message>
  <message>
   <source>Tick for the report</source>
   <translation>勾选入报告</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Unlink this pair</source>
   <translation>解除此句对</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
 </context>
 <context>
  <name>checks</name>
  <message>
   <source>%1 %2</source>
   <translation>%1 %2</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <translation>%1：%2</translation>
  </message>
  <message numerus="yes">
   <source>%n major</source>
   <translation>
    <numerusform>%n 处重要</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n places</source>
   <translation>
    <numerusform>%n 处</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Accepted as it is</source>
   <translation>已保留原译</translation>
  </message>
  <message>
   <source>Acronym</source>
   <translation>缩略语</translation>
  </message>
  <message>
   <source>Addition</source>
   <translation>增译</translation>
  </message>
  <message>
   <source>Check all studies</source>
   <translation>检查全部研究</translation>
  </message>
  <message>
   <source>Check this study</source>
   <translation>检查本研究</translation>
  </message>
  <message>
   <source>Checking the translations</source>
   <translation>正在检查译文</translation>
  </message>
  <message>
   <source>Choose a study to see what was found in it.</source>
   <translation>请选择一项研究，查看其检查结果。</translation>
  </message>
  <message>
   <source>Comparing the renderings</source>
   <translation>正在比较译法</translation>
  </message>
  <message>
   <source>Dismissed: %1</source>
   <translation>已忽略：%1</translation>
  </message>
  <message>
   <source>Every term has one rendering</source>
   <translation>每个术语均只有一种译法</translation>
  </message>
  <message>
   <source>False friend</source>
   <translation>易混术语</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>长度异常</translation>
  </message>
  <message>
   <source>Major</source>
   <translation>重要</translation>
  </message>
  <message>
   <source>Minor</source>
   <translation>次要</translation>
  </message>
  <message>
   <source>Negation</source>
   <translation>否定</translation>
  </message>
  <message>
   <source>No study is open</source>
   <translation>未打开研究</translation>
  </message>
  <message>
   <source>Not the same text</source>
   <translation>内容不一致</translation>
  </message>
  <message>
   <source>Not translated</source>
   <translation>未翻译</translation>
  </message>
  <message>
   <source>Note only</source>
   <translation>仅提示</translation>
  </message>
  <message>
   <source>Nothing about a term</source>
   <translation>没有与术语有关的问题</translation>
  </message>
  <message>
   <source>Nothing doubtful was found</source>
   <translation>未发现存疑之处</translation>
  </message>
  <message>
   <source>Nothing doubtful was found so far</source>
   <translation>目前未发现存疑之处</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>数字</translation>
  </message>
  <message>
   <source>Number belongs to something else</source>
   <translation>数字所指不符</translation>
  </message>
  <message>
   <source>Omission</source>
   <translation>漏译</translation>
  </message>
  <message>
   <source>One term, several renderings</source>
   <translation>一词多译</translation>
  </message>
  <message>
   <source>Other things are listed by rule.</source>
   <translation>其他问题请按规则查看。</translation>
  </message>
  <message>
   <source>Punctuation</source>
   <translation>标点</translation>
  </message>
  <message>
   <source>Repeated words</source>
   <translation>重复词语</translation>
  </message>
  <message>
   <source>Studies that were not checked yet can be checked now.</source>
   <translation>尚未检查的研究可以现在检查。</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>术语</translation>
  </message>
  <message>
   <source>Term not found</source>
   <translation>未见规定译法</translation>
  </message>
  <message>
   <source>Terms of the glossary that checked studies render in several ways are listed here.</source>
   <translation>术语表中的术语若在已检查的研究中有多种译法，会列在这里。</translation>
  </message>
  <message>
   <source>The filter above also shows what was accepted or dismissed.</source>
   <translation>用上方的筛选可同时显示已保留或已忽略的。</translation>
  </message>
  <message>
   <source>The library is read only. Save a copy to check its translations.</source>
   <translation>文库为只读。请另存副本后再检查译文。</translation>
  </message>
  <message>
   <source>There is no translation to check</source>
   <translation>没有可检查的译文</translation>
  </message>
  <message>
   <source>This study has a text in one language only. Add the other one in the reader.</source>
   <translation>这项研究只有一种语言的文本。请在阅读器中添加另一种。</translation>
  </message>
  <message>
   <source>This study was not checked</source>
   <translation>这项研究尚未检查</translation>
  </message>
  <message>
   <source>Two terms, one rendering</source>
   <translation>两词同译</translation>
  </message>
  <message>
   <source>What is found appears here.</source>
   <translation>检查结果将显示在这里。</translation>
  </message>
 </context>
 <context>
  <name>citing</name>
  <message numerus="yes">
   <source>%n citations are on the clipboard.</source>
   <translation>
    <numerusform>已将 %n 条引文信息复制到剪贴板。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>At most %n citations can be copied at once.</source>
   <translation>
    <numerusform>一次最多复制 %n 条引文信息。</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>codes</name>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n 个片段</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Barrier</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>Care model</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>Facilitator</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>Method and setting</source>
   <translation>方法与情境</translation>
  </message>
  <message>
   <source>Other codes</source>
   <translation>其他编码</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结局</translation>
  </message>
  <message>
   <source>no Chinese label</source>
   <translation>缺中文名称</translation>
  </message>
  <message>
   <source>no English label</source>
   <translation>缺英文名称</translation>
  </message>
  <message>
   <source>not used</source>
   <translation>未使用</translation>
  </message>
  <message>
   <source>retired</source>
   <translation>已停用</translation>
  </message>
 </context>
 <context>
  <name>docks</name>
  <message>
   <source>Panels in this place</source>
   <translation>此处的面板</translation>
  </message>
 </context>
 <context>
  <name>duplicates</name>
  <message>
   <source>%1 % sure</source>
   <translation>把握 %1%</translation>
  </message>
  <message>
   <source>%1 (Chinese)</source>
   <translation>%1（中文）</translation>
  </message>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n 处编码</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n 条研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n memos</source>
   <translation>
    <numerusform>%n 条备忘录</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n records</source>
   <translation>
    <numerusform>%n 条题录</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n tags</source>
   <translation>
    <numerusform>%n 个标签</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>%n 篇文本</numerusform>
   </translation>
  </message>
  <message>
   <source>Abstract</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Affiliations</source>
   <translation>作者单位</translation>
  </message>
  <message>
   <source>Asked about barriers</source>
   <translation>是否探讨障碍因素</translation>
  </message>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Citation key</source>
   <translation>引用键</translation>
  </message>
  <message>
   <source>Country of care</source>
   <translation>服务所在国家或地区</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Design</source>
   <translation>研究设计</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>摘编</translation>
  </message>
  <message>
   <source>Edition</source>
   <translation>版次</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Excerpt</source>
   <translation>节录</translation>
  </message>
  <message>
   <source>Issue</source>
   <translation>期</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Journal, short</source>
   <translation>期刊缩写</translation>
  </message>
  <message>
   <source>Keep this record</source>
   <translation>保留这条题录</translation>
  </message>
  <message>
   <source>Kind of publication</source>
   <translation>文献类型</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Merge this one too</source>
   <translation>一并合并</translation>
  </message>
  <message>
   <source>Methods</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>No</source>
   <translation>否</translation>
  </message>
  <message>
   <source>Nothing lies under it yet</source>
   <translation>其下尚无内容</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页码</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>出版地</translation>
  </message>
  <message>
   <source>Programme</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Published online</source>
   <translation>在线发表</translation>
  </message>
  <message>
   <source>Publisher</source>
   <translation>出版者</translation>
  </message>
  <message>
   <source>Record %1</source>
   <translation>题录 %1</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Series</source>
   <translation>丛书</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>场所</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>卷</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>已选</translation>
  </message>
  <message>
   <source>same DOI</source>
   <translation>DOI 相同</translation>
  </message>
  <message>
   <source>same PMID</source>
   <translation>PMID 相同</translation>
  </message>
  <message>
   <source>same authors and place, other title</source>
   <translation>作者与卷期页相同，标题不同</translation>
  </message>
  <message>
   <source>same authors, year and pages in two languages</source>
   <translation>中英文题录的作者、年份和页码相同</translation>
  </message>
  <message>
   <source>same title</source>
   <translation>标题相同</translation>
  </message>
  <message>
   <source>title with a slip of the pen</source>
   <translation>标题有笔误</translation>
  </message>
  <message>
   <source>title without its subtitle</source>
   <translation>标题缺副标题</translation>
  </message>
 </context>
 <context>
  <name>findings</name>
  <message>
   <source>%1 %2</source>
   <translation>%1 %2</translation>
  </message>
  <message>
   <source>%1, %2</source>
   <translation>%1，%2</translation>
  </message>
  <message>
   <source>Author interpretation</source>
   <translation>作者解读</translation>
  </message>
  <message>
   <source>Background claim</source>
   <translation>背景陈述</translation>
  </message>
  <message>
   <source>Barrier</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>Barrier or facilitator</source>
   <translation>障碍或促进因素</translation>
  </message>
  <message>
   <source>By hand</source>
   <translation>手动排序</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Evidence status</source>
   <translation>证据性质</translation>
  </message>
  <message>
   <source>Expected to help</source>
   <translation>预期有利</translation>
  </message>
  <message>
   <source>Facilitator</source>
   <translation>促进因素</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>研究发现</translation>
  </message>
  <message numerus="yes">
   <source>From the chart: %n findings</source>
   <translation>
    <numerusform>来自图表：%n 条研究发现</numerusform>
   </translation>
  </message>
  <message>
   <source>Helps</source>
   <translation>促进</translation>
  </message>
  <message>
   <source>Hinders</source>
   <translation>阻碍</translation>
  </message>
  <message>
   <source>Implied: %1</source>
   <translation>隐含：%1</translation>
  </message>
  <message numerus="yes">
   <source>In %n chosen studies</source>
   <translation>
    <numerusform>在所选的 %n 项研究中</numerusform>
   </translation>
  </message>
  <message>
   <source>In the report</source>
   <translation>在报告中</translation>
  </message>
  <message>
   <source>Looked for, reported absent: %1</source>
   <translation>已考察、报告为无：%1</translation>
  </message>
  <message>
   <source>Mixed</source>
   <translation>利弊兼有</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>中性</translation>
  </message>
  <message>
   <source>Not coded</source>
   <translation>未编码</translation>
  </message>
  <message>
   <source>Not in the report</source>
   <translation>不在报告中</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Recommendation</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Related care models</source>
   <translation>相关的医疗服务模式</translation>
  </message>
  <message>
   <source>Reported result</source>
   <translation>报告的结果</translation>
  </message>
  <message>
   <source>Same care model</source>
   <translation>同一医疗服务模式</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>Study and model</source>
   <translation>研究与模式</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Ticked</source>
   <translation>已勾选</translation>
  </message>
  <message>
   <source>Ticked first</source>
   <translation>已勾选的在前</translation>
  </message>
  <message>
   <source>Worse outcome</source>
   <translation>结局不利</translation>
  </message>
  <message numerus="yes">
   <source>and %n more codes</source>
   <translation>
    <numerusform>另有 %n 个编码</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>glossary</name>
  <message numerus="yes">
   <source>%n terms were written to %1.</source>
   <translation>
    <numerusform>已将 %n 条术语写入 %1。</numerusform>
   </translation>
  </message>
  <message>
   <source>Accepted forms</source>
   <translation>可用译法</translation>
  </message>
  <message>
   <source>Added: %1. Completed: %2. Known already: %3. Left out: %4.</source>
   <translation>新增：%1；补充：%2；已有：%3；略过：%4。</translation>
  </message>
  <message>
   <source>Entry %1: %2</source>
   <translation>第 %1 条：%2</translation>
  </message>
  <message>
   <source>Forms to avoid</source>
   <translation>不当译法</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Preferred form</source>
   <translation>首选译法</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>术语</translation>
  </message>
  <message numerus="yes">
   <source>The library’s word stands for %n forms that the file judges otherwise.</source>
   <translation>
    <numerusform>有 %n 个译法与文件的判断不同，以文库为准。</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>history</name>
  <message>
   <source>%1 came in</source>
   <translation>新增：%1</translation>
  </message>
  <message>
   <source>%1 was taken out</source>
   <translation>移除：%1</translation>
  </message>
  <message>
   <source>%1, %2</source>
   <translation>%1，%2</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <translation>%1：%2</translation>
  </message>
  <message numerus="yes">
   <source>%1: %n came in</source>
   <translation>
    <numerusform>%1：新增 %n 条</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1: %n taken out</source>
   <translation>
    <numerusform>%1：移除 %n 条</numerusform>
   </translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Coding</source>
   <translation>编码记录</translation>
  </message>
  <message>
   <source>Done again: %1</source>
   <translation>已重做：%1</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Nobody named</source>
   <translation>未署名</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Undone: %1</source>
   <translation>已撤销：%1</translation>
  </message>
  <message>
   <source>What it changed is no longer kept.</source>
   <translation>其改动内容已不再保留。</translation>
  </message>
  <message>
   <source>What the step changed</source>
   <translation>该步骤的改动</translation>
  </message>
  <message numerus="yes">
   <source>and %n more changes</source>
   <translation>
    <numerusform>另有 %n 处改动</numerusform>
   </translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <translation>yyyy年M月d日</translation>
  </message>
  <message>
   <source>undone</source>
   <translation>已撤销</translation>
  </message>
 </context>
 <context>
  <name>reader</name>
  <message>
   <source>%1 (inferred)</source>
   <translation>%1（推断）</translation>
  </message>
  <message numerus="yes">
   <source>%1 and %n more</source>
   <translation>
    <numerusform>%1 及另外 %n 位</numerusform>
   </translation>
  </message>
  <message>
   <source>Abstract</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Acronym</source>
   <translation>缩略语</translation>
  </message>
  <message>
   <source>Addition</source>
   <translation>增译</translation>
  </message>
  <message>
   <source>Australia</source>
   <translation>澳大利亚</translation>
  </message>
  <message>
   <source>Author interpretation</source>
   <translation>作者解读</translation>
  </message>
  <message>
   <source>Author's own text</source>
   <translation>作者原文</translation>
  </message>
  <message>
   <source>Background claim</source>
   <translation>背景陈述</translation>
  </message>
  <message>
   <source>Better outcome</source>
   <translation>结局向好</translation>
  </message>
  <message>
   <source>By a person, based on MT</source>
   <translation>人工翻译（基于机译）</translation>
  </message>
  <message>
   <source>Canada</source>
   <translation>加拿大</translation>
  </message>
  <message>
   <source>China</source>
   <translation>中国</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>摘编</translation>
  </message>
  <message>
   <source>Doubtful term</source>
   <translation>术语存疑</translation>
  </message>
  <message>
   <source>England</source>
   <translation>英格兰</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Excerpt</source>
   <translation>节录</translation>
  </message>
  <message>
   <source>Expected to help</source>
   <translation>预期有利</translation>
  </message>
  <message>
   <source>Explicit</source>
   <translation>明示</translation>
  </message>
  <message>
   <source>False friend</source>
   <translation>易混术语</translation>
  </message>
  <message>
   <source>Germany</source>
   <translation>德国</translation>
  </message>
  <message>
   <source>Helps</source>
   <translation>促进</translation>
  </message>
  <message>
   <source>Hinders</source>
   <translation>阻碍</translation>
  </message>
  <message>
   <source>Implied</source>
   <translation>隐含</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>长度异常</translation>
  </message>
  <message>
   <source>MT</source>
   <translation>机译</translation>
  </message>
  <message>
   <source>MT, not reviewed</source>
   <translation>机译，未经审校</translation>
  </message>
  <message>
   <source>Machine translation</source>
   <translation>机器翻译</translation>
  </message>
  <message>
   <source>Machine translation (%1), not reviewed</source>
   <translation>机器翻译（%1），未经审校</translation>
  </message>
  <message>
   <source>Machine translation, not reviewed</source>
   <translation>机器翻译，未经审校</translation>
  </message>
  <message>
   <source>Machine translation, reviewed</source>
   <translation>机器翻译，已审校</translation>
  </message>
  <message>
   <source>Machine translation, reviewed by %1</source>
   <translation>机器翻译，%1 已审校</translation>
  </message>
  <message>
   <source>Mixed</source>
   <translation>利弊兼有</translation>
  </message>
  <message>
   <source>Mixed methods</source>
   <translation>混合方法</translation>
  </message>
  <message>
   <source>Negation</source>
   <translation>否定</translation>
  </message>
  <message>
   <source>Netherlands</source>
   <translation>荷兰</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>中性</translation>
  </message>
  <message>
   <source>No translation needed</source>
   <translation>无需译文</translation>
  </message>
  <message>
   <source>Not the same text</source>
   <translation>文本已不同</translation>
  </message>
  <message>
   <source>Not translated</source>
   <translation>未翻译</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>数字</translation>
  </message>
  <message>
   <source>Number belongs to something else</source>
   <translation>数字所指不符</translation>
  </message>
  <message>
   <source>Omission</source>
   <translation>漏译</translation>
  </message>
  <message>
   <source>One term, several renderings</source>
   <translation>一词多译</translation>
  </message>
  <message>
   <source>Other design</source>
   <translation>其他设计</translation>
  </message>
  <message>
   <source>Policy report</source>
   <translation>政策报告</translation>
  </message>
  <message>
   <source>Provenance unknown</source>
   <translation>来源不明</translation>
  </message>
  <message>
   <source>Publisher's text</source>
   <translation>出版方文本</translation>
  </message>
  <message>
   <source>Punctuation</source>
   <translation>标点</translation>
  </message>
  <message>
   <source>Qualitative</source>
   <translation>定性研究</translation>
  </message>
  <message>
   <source>Quantitative</source>
   <translation>定量研究</translation>
  </message>
  <message>
   <source>Recommendation</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Repeated words</source>
   <translation>重复词语</translation>
  </message>
  <message>
   <source>Reported absent</source>
   <translation>报告为无</translation>
  </message>
  <message>
   <source>Reported result</source>
   <translation>报告的结果</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>综述</translation>
  </message>
  <message>
   <source>Singapore</source>
   <translation>新加坡</translation>
  </message>
  <message>
   <source>Term not found</source>
   <translation>未见规定译法</translation>
  </message>
  <message>
   <source>Translated by a person</source>
   <translation>人工翻译</translation>
  </message>
  <message>
   <source>Translated by a person, based on machine translation</source>
   <translation>人工翻译（基于机器翻译）</translation>
  </message>
  <message>
   <source>Translated by a person, based on machine translation (%1)</source>
   <translation>人工翻译（基于机器翻译：%1）</translation>
  </message>
  <message>
   <source>Two terms, one rendering</source>
   <translation>两词同译</translation>
  </message>
  <message>
   <source>United Kingdom</source>
   <translation>英国</translation>
  </message>
  <message>
   <source>United States</source>
   <translation>美国</translation>
  </message>
  <message>
   <source>Worse outcome</source>
   <translation>结局不利</translation>
  </message>
  <message>
   <source>Written for this library</source>
   <translation>为本文库撰写</translation>
  </message>
 </context>
 <context>
  <name>studies</name>
  <message>
   <source>%1 of %2 sentence pairs checked</source>
   <translation>%2 个句对中已核对 %1 个</translation>
  </message>
  <message>
   <source>%1–%2</source>
   <translation>%1–%2</translation>
  </message>
  <message numerus="yes">
   <source>%n barrier findings</source>
   <translation>
    <numerusform>%n 条障碍因素的研究发现</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n facilitator findings</source>
   <translation>
    <numerusform>%n 条促进因素的研究发现</numerusform>
   </translation>
  </message>
  <message>
   <source>All words must be there; the last one may go on.
“two words”: side by side   ·   -word: not there
title:  author:  journal:  doi:  pmid:  tag:  text:  finding:  memo:
year:2010-2015  country:US  lang:zh  model:  code:  collection:
Chinese names of fields work too, and traditional characters find simplified ones.</source>
   <translation>各词须同时出现；最后一词可以只输入开头。
“两个词”：相邻出现   ·   -词：不得出现
标题:  作者:  期刊:  doi:  pmid:  标签:  文本:  发现:  备忘:
年份:2010-2015  国家:US  语言:zh  模式:  编码:  分类:
英文字段名（title: 等）同样可用；繁体字可检索到简体字，反之亦然。</translation>
  </message>
  <message>
   <source>Ascending</source>
   <translation>升序</translation>
  </message>
  <message>
   <source>Australia</source>
   <translation>澳大利亚</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Barrier themes</source>
   <translation>障碍主题</translation>
  </message>
  <message>
   <source>Barriers</source>
   <translation>障碍因素</translation>
  </message>
  <message>
   <source>Canada</source>
   <translation>加拿大</translation>
  </message>
  <message>
   <source>Care model</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>Checked pairs</source>
   <translation>已核对句对</translation>
  </message>
  <message>
   <source>China</source>
   <translation>中国</translation>
  </message>
  <message>
   <source>Chinese by the authors</source>
   <translation>作者的中文</translation>
  </message>
  <message>
   <source>Chinese text</source>
   <translation>有中文文本</translation>
  </message>
  <message>
   <source>Clear filters</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Coded</source>
   <translation>已编码</translation>
  </message>
  <message>
   <source>Coding</source>
   <translation>编码记录</translation>
  </message>
  <message>
   <source>Codings</source>
   <translation>编码条目</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>Collections</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>Collections, tags and searches</source>
   <translation>分类、标签与检索</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Copy the citation</source>
   <translation>复制引文信息</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>国家或地区</translation>
  </message>
  <message>
   <source>Date added</source>
   <translation>添加日期</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n studies…</source>
   <translation>
    <numerusform>删除 %n 项研究…</numerusform>
   </translation>
  </message>
  <message>
   <source>Denmark</source>
   <translation>丹麦</translation>
  </message>
  <message>
   <source>Descending</source>
   <translation>降序</translation>
  </message>
  <message>
   <source>Edit this study…</source>
   <translation>编辑本研究…</translation>
  </message>
  <message>
   <source>England</source>
   <translation>英格兰</translation>
  </message>
  <message>
   <source>English text</source>
   <translation>有英文文本</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>France</source>
   <translation>法国</translation>
  </message>
  <message numerus="yes">
   <source>From the chart: %n studies</source>
   <translation>
    <numerusform>来自图表：%n 项研究</numerusform>
   </translation>
  </message>
  <message>
   <source>Germany</source>
   <translation>德国</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>In no collection</source>
   <translation>未归入分类</translation>
  </message>
  <message>
   <source>Italy</source>
   <translation>意大利</translation>
  </message>
  <message>
   <source>Japan</source>
   <translation>日本</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>MT</source>
   <translation>机译</translation>
  </message>
  <message>
   <source>MT, reviewed</source>
   <translation>机译已审校</translation>
  </message>
  <message>
   <source>MT, unreviewed</source>
   <translation>机译未审校</translation>
  </message>
  <message>
   <source>Machine translation, not reviewed</source>
   <translation>机器翻译，未经审校</translation>
  </message>
  <message>
   <source>Machine translation, reviewed</source>
   <translation>机器翻译，已审校</translation>
  </message>
  <message>
   <source>Move to the top</source>
   <translation>移到最上层</translation>
  </message>
  <message>
   <source>Netherlands</source>
   <translation>荷兰</translation>
  </message>
  <message>
   <source>New Zealand</source>
   <translation>新西兰</translation>
  </message>
  <message>
   <source>New collection</source>
   <translation>新建分类</translation>
  </message>
  <message>
   <source>New collection inside</source>
   <translation>在此分类下新建</translation>
  </message>
  <message>
   <source>New tag</source>
   <translation>新建标签</translation>
  </message>
  <message>
   <source>No Chinese</source>
   <translation>缺中文</translation>
  </message>
  <message>
   <source>No collections yet</source>
   <translation>还没有分类</translation>
  </message>
  <message>
   <source>No country</source>
   <translation>未注明国家或地区</translation>
  </message>
  <message>
   <source>Norway</source>
   <translation>挪威</translation>
  </message>
  <message>
   <source>Not coded</source>
   <translation>未编码</translation>
  </message>
  <message>
   <source>Open the study</source>
   <translation>打开研究</translation>
  </message>
  <message>
   <source>Relevance</source>
   <translation>相关性</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Save this search…</source>
   <translation>保存此检索…</translation>
  </message>
  <message>
   <source>Saved searches</source>
   <translation>已存检索</translation>
  </message>
  <message>
   <source>Scotland</source>
   <translation>苏格兰</translation>
  </message>
  <message>
   <source>Singapore</source>
   <translation>新加坡</translation>
  </message>
  <message>
   <source>Spain</source>
   <translation>西班牙</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>Sweden</source>
   <translation>瑞典</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Text in another language</source>
   <translation>有其他语言文本</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Title in the other language</source>
   <translation>另一语言的标题</translation>
  </message>
  <message>
   <source>Translated by a person</source>
   <translation>人工翻译</translation>
  </message>
  <message>
   <source>Translation</source>
   <translation>译文</translation>
  </message>
  <message>
   <source>United Kingdom</source>
   <translation>英国</translation>
  </message>
  <message>
   <source>United States</source>
   <translation>美国</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>（无标题）</translation>
  </message>
  <message>
   <source>Wales</source>
   <translation>威尔士</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
  <message>
   <source>no Chinese text</source>
   <translation>无中文文本</translation>
  </message>
  <message>
   <source>no English text</source>
   <translation>无英文文本</translation>
  </message>
  <message>
   <source>no text yet</source>
   <translation>暂无文本</translation>
  </message>
 </context>
 <context>
  <name>studyform</name>
  <message>
   <source>Affiliations (Chinese)</source>
   <translation>作者单位（中文）</translation>
  </message>
  <message>
   <source>Affiliations, one a line</source>
   <translation>作者单位，每行一个</translation>
  </message>
  <message>
   <source>Asked about barriers</source>
   <translation>是否探讨障碍因素</translation>
  </message>
  <message>
   <source>Australia</source>
   <translation>澳大利亚</translation>
  </message>
  <message>
   <source>Authors, one a line</source>
   <translation>作者，每行一位</translation>
  </message>
  <message>
   <source>Book</source>
   <translation>图书</translation>
  </message>
  <message>
   <source>Book chapter</source>
   <translation>图书章节</translation>
  </message>
  <message>
   <source>Canada</source>
   <translation>加拿大</translation>
  </message>
  <message>
   <source>Care models</source>
   <translation>医疗服务模式</translation>
  </message>
  <message>
   <source>China</source>
   <translation>中国</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>国家或地区</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日</translation>
  </message>
  <message>
   <source>England</source>
   <translation>英格兰</translation>
  </message>
  <message>
   <source>Germany</source>
   <translation>德国</translation>
  </message>
  <message>
   <source>Identifiers</source>
   <translation>标识符</translation>
  </message>
  <message>
   <source>Identifiers and tags</source>
   <translation>标识符与标签</translation>
  </message>
  <message>
   <source>In part</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>Issue</source>
   <translation>期</translation>
  </message>
  <message>
   <source>Its own</source>
   <translation>自身的</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>期刊</translation>
  </message>
  <message>
   <source>Journal (Chinese)</source>
   <translation>期刊（中文）</translation>
  </message>
  <message>
   <source>Journal article</source>
   <translation>期刊论文</translation>
  </message>
  <message>
   <source>Journal, abbreviated</source>
   <translation>期刊缩写</translation>
  </message>
  <message>
   <source>Methods</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Methods (Chinese)</source>
   <translation>方法（中文）</translation>
  </message>
  <message>
   <source>Mixed methods</source>
   <translation>混合方法</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>月</translation>
  </message>
  <message>
   <source>Netherlands</source>
   <translation>荷兰</translation>
  </message>
  <message>
   <source>New Zealand</source>
   <translation>新西兰</translation>
  </message>
  <message>
   <source>No</source>
   <translation>否</translation>
  </message>
  <message>
   <source>Not stated</source>
   <translation>未注明</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页码</translation>
  </message>
  <message>
   <source>Policy report</source>
   <translation>政策报告</translation>
  </message>
  <message>
   <source>Preprint</source>
   <translation>预印本</translation>
  </message>
  <message>
   <source>Printed citation</source>
   <translation>原载引文信息</translation>
  </message>
  <message>
   <source>Programme</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Programme (Chinese)</source>
   <translation>项目（中文）</translation>
  </message>
  <message>
   <source>Published online</source>
   <translation>在线发表</translation>
  </message>
  <message>
   <source>Qualitative</source>
   <translation>定性研究</translation>
  </message>
  <message>
   <source>Quantitative</source>
   <translation>定量研究</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>综述</translation>
  </message>
  <message>
   <source>Sample (Chinese), one a line</source>
   <translation>样本（中文），每行一条</translation>
  </message>
  <message>
   <source>Sample, one a line</source>
   <translation>样本，每行一条</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>场所</translation>
  </message>
  <message>
   <source>Setting (Chinese)</source>
   <translation>场所（中文）</translation>
  </message>
  <message>
   <source>Singapore</source>
   <translation>新加坡</translation>
  </message>
  <message>
   <source>Spain</source>
   <translation>西班牙</translation>
  </message>
  <message>
   <source>Study design</source>
   <translation>研究设计</translation>
  </message>
  <message>
   <source>Sweden</source>
   <translation>瑞典</translation>
  </message>
  <message>
   <source>Tags, with commas between</source>
   <translation>标签，以逗号分隔</translation>
  </message>
  <message>
   <source>The study</source>
   <translation>研究本身</translation>
  </message>
  <message>
   <source>Thesis</source>
   <translation>学位论文</translation>
  </message>
  <message>
   <source>Title (Chinese)</source>
   <translation>标题（中文）</translation>
  </message>
  <message>
   <source>Title (English)</source>
   <translation>标题（英文）</translation>
  </message>
  <message>
   <source>Title and authors</source>
   <translation>标题与作者</translation>
  </message>
  <message>
   <source>Type of publication</source>
   <translation>出版类型</translation>
  </message>
  <message>
   <source>United Kingdom</source>
   <translation>英国</translation>
  </message>
  <message>
   <source>United States</source>
   <translation>美国</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>卷</translation>
  </message>
  <message>
   <source>Web page</source>
   <translation>网页</translation>
  </message>
  <message>
   <source>Where it was published</source>
   <translation>发表信息</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>是</translation>
  </message>
 </context>
 <context>
  <name>window</name>
  <message>
   <source>Checks</source>
   <translation>译文检查</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>研究发现</translation>
  </message>
  <message>
   <source>Getting your library ready…</source>
   <translation>正在准备文库…</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Reader</source>
   <translation>阅读</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
 </context>
</TS>
