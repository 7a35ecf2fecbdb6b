@echo off
rem Runs the command; in a source tree it builds Headcount first. Needs a JDK 17 or newer and, to build,
rem Maven 3.8.1 or newer. Unlike its twin for other systems it does not notice changed sources: delete
rem toolkit\app\target to build again.
setlocal
set "root=%~dp0"
set "dist=%root%toolkit\app\target\dist"
if not exist "%root%pom.xml" set "dist=%root:~0,-1%"
if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
) else (
    set "java=java.exe"
)
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo headcount: no java found; install a JDK 17 or newer, or set JAVA_HOME to one. 1>&2
    exit /b 2
)
if not exist "%root%pom.xml" goto run
if exist "%dist%\built" goto run
where mvn >nul 2>&1
if errorlevel 1 (
    echo headcount: no mvn found; install Maven 3.8.1 or newer: it is needed to build on first use. 1>&2
    exit /b 2
)
echo headcount: building ^(about a minute on first use, while Maven fetches what it needs^) ... 1>&2
call mvn -B -ntp -q -Dunchecked package -f "%root%pom.xml" -pl toolkit/app -am 1>&2
if errorlevel 1 (
    echo headcount: the build failed; see above. 1>&2
    exit /b 2
)
type nul > "%dist%\built"
:run
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "%dist%\lib\*;%dist%\lib\host\*" org.headcount.app.Main %*
exit /b %errorlevel%
